"""Own the marks of a text that is not finished: what is still to be put in, what refers elsewhere, what a reader wrote.

The lists are short and strict: 'to be completed by 2027' is said of a building, 'see Annex 2' of a law. Words that end
a reference, such as 'see above', count only where a text begins with them.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from actip.gate.normal import normal


class _Marks(NamedTuple):
    """Marks of one kind. Each text that a pattern finds has at least one of the `cues` in it, in small letters."""

    cues: tuple[str, ...]
    pattern: str


def _cues(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


_NOT_BY_A_DAY = (
    r"(?! (?:the )?(?:end|middle|beginning|start|early|mid|late|next|this|[0-9]|q[1-4]|jan|feb|mar|apr|may|jun|jul|aug|"
    r"sep|oct|nov|dec))"
)
_TO_BE = "(?:completed|filled in|inserted|added|supplied|updated|confirmed|determined|provided|advised)"
# What a placeholder asks for, between brackets of any kind.
_ASKED_FOR = (
    r"(?:name|number|no\.?|figure|date|amount|title|state|country|agency|ministry|department|office|province|district|"
    r"year|month|law|source|link|url|text|total|percentage|nama|jumlah|angka|tanggal|tarikh|instansi|agensi|"
    r"kementerian|tahun|nomor|nombor|negara|provinsi|tên|số|số liệu|số lượng|ngày|tháng|năm|cơ quan|bộ|tỉnh|"
    r"pangalan|bilang|petsa|ahensya|taon|nome|número|data|agência|ministério|ano|naran|númeru|loron|tinan|"
    r"ชื่อ|จำนวน|วันที่|หน่วยงาน|กระทรวง|ตัวเลข|ปี|จังหวัด|ຊື່|ຈຳນວນ|ວັນທີ|ໜ່ວຍງານ|ກະຊວງ|ຕົວເລກ|ແຂວງ|"
    r"ឈ្មោះ|ចំនួន|កាលបរិច្ឆេទ|ក្រសួង|លេខ|ខេត្ត|အမည်|အရေအတွက်|ရက်စွဲ|ဝန်ကြီးဌာန|ခုနှစ်)"
)
_COUNTED = (
    r"(?:%|per ?cent|persons?|people|victims?|cases?|officials?|officers?|trainings?|children|women|men|households?|"
    r"million|days?|requests?|shelters?|courses?|provinces?|districts?|travellers?|orang|kasus|korban|mangsa|người|"
    r"nạn nhân|vụ|biktima|kaso|vítimas?|pessoas|casos|คน|ราย|คดี|ຄົນ|ກໍລະນີ|នាក់|ករណី)"
)
_WRITTEN_BY = (
    r"(?:ministry|agency|police|prosecutors?|procuracy|prosecution|secretariat|focal point|court|colleagues?|unit|"
    r"department|directorate|bureau|commission|council|treasury|statistics office|immigration|embassy|mps|moj|mosa|"
    r"moha|mfa|mofa|us)"
)
_NO_ROMAN = "".join(
    f"(?<!{word} )"
    for word in (
        "chapter",
        "title",
        "part",
        "book",
        "section",
        "article",
        "annex",
        "schedule",
        "volume",
        "bab",
        "no.",
        "chương",
        "phần",
        "buku",
        "capítulo",
        "título",
        "livro",
        "kabanata",
        "titulo",
        "rule",
        "session",
    )
)
_OPEN = _Marks(
    _cues(
        "tbd|tbc|tba|todo:|to be completed|to be filled in|to be inserted|to be added|to be supplied|to be updated|"
        "to be confirmed|to be determined|to be provided|to be advised|will be added|will be completed|"
        "will be inserted|will be updated|will be supplied|will be filled in|will be provided|to come|will come|"
        "to follow|will follow|waiting|pending|[|insert text|insert number|insert figure|insert date|insert name|"
        "<|{|«|xx|x/x|x%|x %|n/n|nnn|20nn|yyyy|9999|00/00|99/99|__|../|…/|....|……|##|some x|about x|around x|"
        "total of x|of the x|than x|... |… |menyusul|bổ sung sau|ilalagay|pupunan|isusunod|por preencher|akan di|"
        "menyusul|belum diisi|sẽ bổ sung|sẽ cập nhật|sẽ điền|sẽ được|"
        "đang cập nhật|chờ bổ sung|chờ số liệu|cần bổ sung|รอข้อมูล|รอตัวเลข|รอการยืนยัน|ภายหลัง|ລໍຖ້າ|ພາຍຫຼັງ|"
        "ពេលក្រោយ|រង់ចាំ|နောက်မှ|ဖြည့်|idadagdag|kukumpletuhin|a completar|a preencher|a confirmar|a definir|"
        "a inserir|sei kompleta|sei aumenta|sei prenxe"
    ),
    r"(?<![a-z])tbd(?![a-z])|(?<![a-z])todo:|[(\[:–-] ?tb[ca][)\].]|(?:^|[:–-] )tb[ca]\.?$|"
    r"(?<![a-z])tb[ca](?= (?:by|from|with)\b)|"
    rf"\[(?:please |to be |still |pls )?(?:insert|add|fill|complete|enter|number|figure|date|amount|name|source|"
    rf"xx+|tb[acd]|"
    rf"check|verify|confirm|{_TO_BE}|_+| +)(?: [^\]\[]{{0,80}})?[:?…. _]*\]|"
    r"[{<]{1,2}(?:please )?(?:insert|add|enter|fill in)\b[^<>{}]{0,80}[}>]{1,2}|"
    rf"[{{<«]{{1,2}} ?(?:the )?{_ASKED_FOR}(?:[ _][^<>{{}}«»]{{0,80}})?[}}>»]{{1,2}}|"
    rf"\[(?:the )?{_ASKED_FOR}\]|\[(?:the )?(?:name|number|figure|date|amount|title|total|percentage|nama|"
    rf"jumlah|tanggal|"
    r"tarikh|tên|số|pangalan|bilang|petsa|nome|número|naran|númeru) [^\]\[]{1,60}\]|"
    rf"\{{\{{[^{{}}]{{1,80}}\}}\}}|\$\{{[^{{}}]{{1,80}}\}}|"
    r"\binsert (?:text|number|figure|date|name)s? here\b|"
    r"\b(?:figures?|numbers?|date|data|total|amount|source|name)s? tb[ca]\b|"
    r"(?:^|[(:;–-] ?)(?:still )?to be (?:completed|filled in|inserted|added|supplied|updated|confirmed|"
    r"determined|advised)\b"
    rf"{_NOT_BY_A_DAY}|"
    r"\b(?:figures?|numbers?|data|statistics|text|answer|section|amounts?|totals?) (?:is |are |still |is still |"
    r"are still |has yet |"
    rf"have yet )?to be {_TO_BE}\b(?! by law){_NOT_BY_A_DAY}|"
    r"\b(?:details?|information|list|dates?|names?|account|sources?|links?) (?:still |is still |are still |"
    r"has yet |have yet )"
    rf"to be {_TO_BE}\b|\b(?:details?|figures?|data|numbers?|text|more(?: details?)?) (?:to|will) (?:come|follow)\b|"
    r"\b(?:names?|titles?|dates?|amounts?|links?) (?:still )?to (?:come|follow)\b(?! the)|"
    r"\b(?:number|figure|total|amount|percentage|share|list|table)s? (?:of [^.;:]{1,40} )?"
    r"(?:is |are |still |is still |are still |remains? )(?:yet )?to be (?:filled in|inserted|supplied|added)\b"
    rf"{_NOT_BY_A_DAY}|"
    rf"(?<!forms are )(?<!form is )\bto be (?:filled in|inserted|supplied) by (?:the )?(?:[a-z]+ )?{_WRITTEN_BY}\b|"
    r"\b(?:will|to) be (?:added|completed|inserted|updated|supplied|filled in|provided) (?:later|soon|"
    r"once (?:available|received))\b|"
    r"\b(?:awaiting|pending|waiting for) (?:the )?(?:data|figures|numbers|input|statistics) from\b|"
    r"(?<!forms are )(?<!form is )\bto be (?:completed|filled in|supplied|inserted|updated) (?:later|soon|"
    r"by (?:the )?(?:[a-z]+ )?(?:ministry|agency|"
    r"police|prosecutors?|secretariat|focal point|court|colleagues?|unit|department|mps|moj|mosa|"
    r"us))\b(?! (?:at|within|under))|"
    rf"(?<![a-z])x{{2,}}(?= ?{_COUNTED})|(?<![\w/])n/n(?![\w/])|(?<![a-z])n{{3,}}(?![a-z])|"
    rf"{_NO_ROMAN}(?<![\w.-])x{{3,}}(?![\w-])|(?<![\w-])x{{4,}}(?![\w-])|"
    rf"\b(?:some|about|around|total of|of the|than) x (?={_COUNTED})|(?<![\w.,/-])9{{4,}} (?={_COUNTED})|"
    rf"(?<![\w#\[])#{{2,}} ?(?={_COUNTED})|(?<=\s)(?:\.{{3}}|…) (?={_COUNTED}(?![a-z]))|"
    r"(?<![a-z0-9])(?:20nn|d{1,2}[/.-]m{1,3}[/.-]yyyy|yyyy-mm-dd|00/00/(?:0000|20[0-9]{2})|99/99/[0-9]{4})(?![a-z0-9])|"
    r"(?:\.{3,}|…)/ ?(?:\.{3,}|…)|\.\./ ?\.\./ ?(?:19|20)[0-9]|(?<![\w.])\.{4}(?!\.)|(?<!\w)__(?!\w)|\b(?:19|"
    r"20)__(?!\w)|"
    r"(?<![a-z0-9])(?:20xx|x{1,2}/x{1,2}/(?:x{2,4}|20[0-9x]{2}))(?![a-z0-9])|(?<![a-z0-9])x ?%|"
    r"_{3,}|\.{5,}|…{2,}|"
    r"[(\[] ?(?:nama |judul |nomor )?(?:akan )?menyusul ?[)\]]|\b(?:nama|nomor|tanggal) (?:akan )?menyusul\b|"
    r"\bbổ sung sau\b|\b(?:ilalagay|pupunan|isusunod) pa\b|\bpor preencher\b|"
    r"\b(?:data|angka|jumlah|keterangan) (?:akan )?menyusul\b|\bakan (?:dilengkapi|diisi|"
    r"dikemas ?kini) (?:kemudian|nanti|oleh)\b|"
    r"\bbelum diisi\b|\bsẽ (?:được )?(?:bổ sung|cập nhật|điền) sau\b|\bđang cập nhật(?: số liệu)?\b|"
    r"\bchờ (?:bổ sung|số liệu)\b|"
    r"\bcần bổ sung (?:số liệu|thông tin)\b|\[(?:isi|masukkan|điền|nhập|số liệu|ใส่|ระบุ|ໃສ່|ຕື່ມ|បញ្ចូល|បំពេញ|"
    r"ထည့်|ilagay|inserir|"
    r"preencher|hatama)[^\]]{0,80}\]|(?:รอ|อยู่ระหว่างรอ)(?:ข้อมูล|ตัวเลข|การยืนยันตัวเลข)|จะ(?:เพิ่มเติม|กรอก|"
    r"ระบุ)ภายหลัง|"
    "ລໍຖ້າ(?:ຂໍ້ມູນ|ຕົວເລກ)|ຈະ(?:ຕື່ມ|ເພີ່ມ|ເພີ່ມຕື່ມ)ພາຍຫຼັງ|(?:នឹង|ត្រូវ)(?:បំពេញ|បន្ថែម)នៅពេលក្រោយ|"
    "រង់ចាំ(?:ទិន្នន័យ|តួលេខ)|"
    r"နောက်မှ ?ဖြည့်|ဖြည့်စွက်ရန်|\b(?:idadagdag|kukumpletuhin) pa\b|"
    r"\ba (?:completar|preencher|confirmar|definir|inserir)(?: (?:posteriormente|depois|mais tarde|pel[oa])\b|\.?$)|"
    r"\bsei (?:kompleta|aumenta|prenxe) (?:tuir|depois|iha ikus)\b",
)
_FILLER = _Marks(
    _cues(
        "lorem|dolor sit|consectetur|sample text|dummy text|placeholder|filler text|text goes here|your text|"
        "text here|to enter text|asdf|qwert|test test|bla bla|bla, bla|blah|foo bar|quick brown|teks contoh|"
        "contoh teks|"
        "teks di sini|"
        "văn bản mẫu|nội dung mẫu|ข้อความตัวอย่าง|ຂໍ້ຄວາມຕົວຢ່າງ|អត្ថបទគំរូ|texto de exemplo|halimbawang teks"
    ),
    r"\blorem ipsum\b|\bdolor sit amet\b|\bconsectetur adipiscing\b|"
    r"\b(?:sample|dummy|placeholder|filler) text\b|^(?:this is )?(?:a )?placeholder\b|"
    r"\btext goes here\b|\b(?:add|type|write|put) (?:your )?text here\b|\byour text (?:goes )?here\b|"
    r"\b(?:click|tap)(?: or tap)?(?: here)? to enter text\b|\basdf\w{0,20}\b|\bqwert(?:y|z)\w{0,10}\b|"
    r"^test(?: test)+\b|\bbla(?:h)?,? bla(?:h)?\b|\bfoo bar\b|\bquick brown fox\b|"
    r"\b(?:teks contoh|contoh teks|tulis teks di sini|văn bản mẫu|nội dung mẫu|texto de exemplo|halimbawang teks)\b|"
    "ข้อความตัวอย่าง|ຂໍ້ຄວາມຕົວຢ່າງ|អត្ថបទគំរូ",
)
_ELSEWHERE = _Marks(
    _cues(
        "attach|enclos|separate|see annex|see the annex|see append|see table|see the append|covering|"
        "cover letter|email|e-mail|note verbale|"
        "lampiran|phụ lục|ภาคผนวก|ເອກະສານຊ້ອນທ້າຍ|ឧបសម្ព័ន្ធ|နောက်ဆက်တွဲ|in our |in the previous|in the last|"
        "in the earlier|in the 20|see our |same as|see above|see below|see before|see previous|see last|see answer|"
        "see question|see annex|see reply|see art|see actip|see the |see 0|see 1|see 2|see 3|see 4|see 5|see 6|see 7|"
        "see 8|see 9|refer to|as above|as below|as before|as last year|ditto|as stated|as mentioned|as described|"
        "as noted|as explained|as reported|sda|idem|lampiran|terlampir| atas|kèm|như trên|như câu trên|như đã nêu|"
        "แนบ|ข้างต้น|ແນບ|ຄັດຕິດ|ຂ້າງເທິງ|ភ្ជាប់|ខាងលើ|ပူးတွဲ|အထက်ပါ|kalakip|itaas|anexo|anterior|acima|aneksu|leten"
    ),
    r"\b(?:files?|lists?|tables?|reports?|annex(?:es)?|documents?|details?|figures?|data|statistics|letters?|copy|"
    r"copies) (?:[a-z]+ ){0,3}(?:sent|submitted|provided|forwarded|supplied|transmitted|e-?mailed|"
    r"handed over) separately\b|"
    r"\b(?:in|under) separate cover\b|"
    r"\b(?:see|in|as per) (?:the )?(?:annex|appendix|enclosure|table|list) ?[0-9a-z]{0,3} (?:of|to|with) "
    r"(?:the |this |our )?(?:covering|cover letter|e-?mail|note verbale)|"
    r"(?:^|[.;(] ?)(?:please )?see (?:the )?(?:annex|appendix|table) [0-9ivxa-e]{1,4}"
    r"(?! (?:of|to|in) (?:the |this |that )?(?:law|act|code|decree|convention|regulation|plan|order|rules?|guideline|"
    r"protocol|republic|prakas|circular|policy|decision|manual))(?=[).;,]|$)|"
    r"^as (?:stated|mentioned|described|noted|explained|reported) in (?:our |the )?(?:previous|last|"
    r"earlier|20[0-9]{2}) (?:report|submission|answer)|"
    r"^(?:please )?see (?:our |the )(?:previous|last|earlier|20[0-9]{2}) (?:report|submission)|"
    r"^(?:lihat|rujuk|sila rujuk) lampiran ?[0-9a-e]{0,2}\W*$|^xem phụ lục ?(?:số )?[0-9ivx]{0,4}\W*$|"
    r"^ver anexo ?[0-9ivx]{0,4}\W*$|^(?:ดู|โปรดดู|ตาม)ภาคผนวก ?[0-9ก-ฮ]{0,2}\W*$|^ເບິ່ງເອກະສານຊ້ອນທ້າຍ|"
    r"^(?:សូម)?មើលឧបសម្ព័ន្ធ|"
    r"^နောက်ဆက်တွဲ[^။]{0,12}ကြည့်|"
    r"\b(?:please )?(?:see|refer to|in|as per|find) (?:the )?(?:attach(?:ment|ed)(?: (?:file|document|list|"
    r"table|sheet))?|"
    r"enclos(?:ure|ed)|separate (?:file|sheet|document|attachment))\b|\b(?:is|are|as) (?:attached|enclosed)\b(?! to)|"
    r"\battached (?:file|herewith)\b|"
    r"^(?:please )?(?:see|refer to|same as|idem|ditto) (?:the )?(?:above|below|before|previous(?:ly)?|"
    r"last (?:year|report|time)|"
    r"answer|question|annexe?s?(?: [0-9a-z]{1,2})?\W*$|reply|art\.|article [0-9]+|actip|[0-9]+\.[0-9])|"
    r"\b(?:the )?same as (?:above|(?:in |under |for )?(?:the )?(?:previous|last|answer|question|reply|art\.|"
    r"article [0-9]+|actip))|"
    r"^as (?:above|below)\b|^as (?:before|last year)\W*$|^as (?:stated|mentioned|described|noted|explained|"
    r"reported) (?:above|before|previously|earlier)\b|"
    r"^(?:idem|ditto)\b|^sda\.?$|"
    r"\b(?:lihat|rujuk|terlampir|sila rujuk) (?:pada |di )?(?:lampiran|dokumen terlampir|di atas)\b|"
    r"\bsama (?:dengan|seperti) (?:yang )?"
    r"(?:di )?atas\b|\bxem (?:tệp|file|tài liệu|văn bản|phụ lục)? ?(?:đính )?kèm\b|^như (?:trên|câu trên|đã nêu)|"
    "(?:ตาม|ดู)เอกสารแนบ|(?:เช่นเดียวกับ|เหมือน|ตาม)ข้างต้น|ເບິ່ງເອກະສານ(?:ແນບ|ຄັດຕິດ)|ຄື(?:ກັນ)?(?:ກັບ)?ຂ້າງເທິງ|"
    "(?:សូម)?មើលឯកសារភ្ជាប់|ដូចខាងលើ|ပူးတွဲ(?:ဖိုင်|စာရွက်|ပါ)|အထက်ပါအတိုင်း|"
    r"\btingnan (?:ang|sa) kalakip\b|\b(?:gaya|katulad|tulad) ng nasa itaas\b|\bver (?:o |em )?anexo\b|"
    r"\b(?:igual ao|ver) anterior\b|"
    r"\bver acima\b|\bharee aneksu\b|\bhanesan iha leten\b",
)
_REMARK = _Marks(
    _cues(
        "@|comment [|comment[|commented|[comment|comment from|comment by|comment of|formatted:|deleted:|inserted:|"
        "moved:|tracked changes|<<<|>>>|please|pls |plz |kindly |??|?)|?]|need to |needs to |have to |(check|[check|"
        "(verify|[verify|(confirm|[confirm|(to |[to |check with|check this|check the figure|check mps|check moj|"
        "verify with|verify this|verify the figure|verify mps|verify moj|confirm with|confirm this|"
        "confirm the figure|confirm mps|confirm moj|ask with|ask this|ask the figure|ask mps|ask moj|not sure|"
        "note for|message for|memo for|"
        "is this|who has|who will provide|who can provide|note to|message to|memo to|internal note|internal comment|"
        "before submi|before sending|publish this|send this|submit this|share this|"
        "font:|hapus|padam|xóa trước|ลบก่อน|unsure|sure?|? |doubtful|"
        "check!|check again|"
        "internal remark|drafting|drafter|reviewer|editor|delete this|delete if not|remove this|remove if not|mohon|"
        "tolong|sila |đề nghị|kiểm tra lại|xác nhận lại|rà soát lại|โปรด|กรุณา|ฝาก|รบกวน|ກະລຸນາ|សូម|ပေးပါ|paki|favor"
    ),
    r"(?:^|[\s(\[])@[a-z][\w.]{1,30}[,:]? (?:please|pls|can|could|check|kindly|is|do|to)\b|^@[a-z]|"
    r"\bcomment(?:ed)? ?\[[a-z]{1,4}[0-9]{1,3}(?:r[0-9]{1,2})?\]|\[comment[^\]]{0,60}\]|\bcomment (?:from|by|"
    r"of) [a-z]{2,12}:|"
    r"(?:^|[\[(]|[.;!?] )(?:formatted|deleted|inserted|moved): |\bfont: (?:[0-9]|not |bold|italic|\(default)|"
    r"\bdelete (?:this |it )?before (?:submi|sending)|\b(?:do not|don't) (?:publish|send|submit|share) "
    r"this (?:yet|text|part)\b|"
    r"(?:^|[(\[*]) ?(?:note|message|memo) (?:to|for) [^:;.()]{2,30}:|"
    r"\b(?:hapus|padam) sebelum di(?:kirim|hantar)|\bxóa trước khi (?:gửi|nộp)\b|ลบก่อนส่ง|"
    r"[(\[] ?\?{1,3} ?[)\]]|\bsure\?|[(\[](?:doubtful|unsure|not sure|check!|check again|to check)[)\]]|"
    r"[a-z0-9]\?{3}(?!\?)|"
    rf"[0-9]\? (?={_COUNTED}(?![a-z]))|"
    r"\btracked changes\b|<{5,}|>{5,}|"
    r"\b(?:please|pls|plz|kindly) (?:check|verify|confirm|revise|review|update|clarify|double-?check|correct|"
    r"rephrase|complete|"
    r"insert|add (?:the |a )?(?:number|figure|source|date|link|reference)|provide (?:the |a )?(?:number|figure|"
    r"source|date|link))\b|"
    r"(?<!\?)\?{2}(?!\?)|\b(?:need|needs|have) to (?:be )?(?:check(?:ed)?|verif(?:y|ied)|confirm(?:ed)?|"
    r"double-?check(?:ed)?) "
    r"(?:with|this|these|the figures?|the numbers?|again)\b|"
    r"\b(?:i am |i'm )?not sure (?:if|about|whether|that) (?:this|it|the|we)\b|\bis this (?:correct|right|still|"
    r"figure|number)\b[^.?!]{0,40}\?|"
    r"\bwho (?:has|will provide|can provide) (?:this|the|these) (?:figures?|numbers?|data)\b|"
    r"\b(?:note|message|memo) to (?:self|editor|reviewer|drafter|translator)\b|\b(?:internal|drafting|"
    r"drafter'?s|reviewer'?s|editor'?s) "
    r"(?:note|comment|remark)s?\b ?:|(?:^|[(\[])(?:delete|remove) (?:this|if not)\b|[(\[](?:to )?(?:check|verify|"
    r"confirm)\??[)\]]|"
    r"[(\[](?:source|correct|true|which)\?[)\]]|^(?:check|verify|confirm|ask) (?:with|this|the figure|mps|moj)\b|"
    r"\b(?:mohon|tolong|sila) (?:di)?(?:cek|periksa|konfirmasi|verifikasi|semak|sahkan|lengkapi)\b|"
    r"\b(?:đề nghị|xin|cần) (?:kiểm tra|xác nhận|rà soát) lại\b|\bkiểm tra lại (?:số liệu|giúp|con số)\b|"
    "(?:โปรด|กรุณา|ฝาก|รบกวน)(?:ช่วย)?(?:ตรวจสอบ|ยืนยัน|ตรวจทาน|แก้ไข)|ກະລຸນາ(?:ຊ່ວຍ)?(?:ກວດ|ຢືນຢັນ|ແກ້ໄຂ)|"
    "សូម(?:ជួយ)?(?:ពិនិត្យ|ផ្ទៀងផ្ទាត់|បញ្ជាក់)(?:ឡើងវិញ|តួលេខ)|(?:ပြန်)?(?:စစ်ဆေး|အတည်ပြု)ပေးပါ|"
    r"\bpaki-?(?:check|tingnan|suri|kumpirma|beripika|ayos)\b|\b(?:por )?favor,? (?:verificar|confirmar|rever|"
    r"corrigir)\b|"
    r"\bfavor (?:verifika|konfirma)\b",
)
KINDS = {"remark": _REMARK, "filler": _FILLER, "open": _OPEN, "elsewhere": _ELSEWHERE}


# Words with which no sentence ends, in languages that have blanks between them.
NO_LAST_WORDS = (
    "the|an|a|and|or|of|by|with|for|from|at|which|who|whose|was|were|their|its|into|between|including|such as|than|"
    "under|to the|dan|atau|yang|dari|oleh|untuk|dengan|pada|dalam|serta|kepada|bagi|adalah|ialah|và|của|cho|với|các|"
    "những|hoặc|là|tại|để|ang|ng|mga|para|kay|nina|de|da|dos|das|em|com|por|que|ou|iha|husi|ho|ne'ebé|hodi|atu"
)
# What a title is only a kind of.
KIND_ONLY = (
    r"(?:(?:the|a|an|relevant|national|new|applicable) )?(?:laws?|acts?|decrees?|regulations?|orders?|polic(?:y|ies)|"
    r"plans?|reports?|guidelines?|sops?|documents?|statistics|mous?|agreements?|circulars?|decisions?|codes?|"
    r"resolutions?|"
    r"legislation|proclamation|prakas|sub-decree|ordinance|statute|rules?|"
    r"undang-undang|peraturan|keputusan|akta|perintah|pedoman|garis panduan|laporan|"
    r"luật|nghị định|thông tư|quyết định|nghị quyết|kế hoạch|báo cáo|văn bản|"
    r"batas|kautusan|patakaran|ulat|lei|decreto|decreto-lei|regulamento|relatório|plano|dekretu|regulamentu|planu|"
    r"กฎหมาย|พระราชบัญญัติ|พระราชกำหนด|ระเบียบ|ประกาศ|คำสั่ง|แผน|รายงาน|ກົດໝາຍ|ດຳລັດ|ຂໍ້ຕົກລົງ|ຄຳສັ່ງ|ແຜນ|ບົດລາຍງານ|"
    r"ច្បាប់|អនុក្រឹត្យ|ប្រកាស|សេចក្តីសម្រេច|ផែនការ|របាយការណ៍|ဥပဒေ|နည်းဥပဒေ|အမိန့်|အစီရင်ခံစာ)"
    r"(?: (?:of|on|of the|dated|about|tentang|về|sobre))?"
    r"(?: ?(?:no|nr|nomor|nombor|số|n\.º|blg|bil|เลขที่|ເລກທີ|លេខ)\b)?[ .:,_-]*"
)
# What says that nothing came of something.
NONE = (
    r"(?:none|nil|no|nothing|no effects?|no changes?|no impact|tidak ada|tiada|không|không có|wala|nenhum|la iha|nada|"
    r"ไม่มี|ບໍ່ມີ|គ្មាន|မရှိ(?:ပါ)?|\.|x|0)[ .!။។]*"
)


Cues = Mapping[str, tuple[str, ...]]
_EVERY: Cues = {kind: marks.cues for kind, marks in KINDS.items()}


def marks(text: str, cues: Cues = _EVERY) -> tuple[str, str] | None:
    """Return the first mark in a text: its kind, one of `KINDS`, and its words as they were typed.

    `cues` are those that the text can hold, where that is known.
    """
    typed = normal(text).strip()
    comparable = typed.lower()
    for kind, some in cues.items():
        if any(cue in comparable for cue in some):
            words = re.search(KINDS[kind].pattern, comparable, re.MULTILINE)
            if words:
                quoted = typed[words.start() : words.end()].strip()
                # What stands between brackets can be anything, and is masked only where it stands so in the text.
                return kind, quoted if quoted in text or quoted[0] not in "[{<" else "[...]"
    return None


def cues_in(texts: Iterable[str]) -> Cues:
    """Return the cues that any of some texts holds, by kind: most files hold a few of them at most."""
    comparable = "\n".join(map(normal, texts)).lower()
    cues = {kind: tuple(cue for cue in every if cue in comparable) for kind, every in _EVERY.items()}
    return {kind: some for kind, some in cues.items() if some}
