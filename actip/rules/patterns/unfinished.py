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
_OPEN = _Marks(
    _cues(
        "tbd|tbc|tba|todo:|to be completed|to be filled in|to be inserted|to be added|to be supplied|to be updated|"
        "to be confirmed|to be determined|to be provided|to be advised|will be added|will be completed|"
        "will be inserted|will be updated|will be supplied|will be filled in|will be provided|to come|will come|"
        "to follow|will follow|waiting|pending|[|insert text|insert number|insert figure|insert date|insert name|"
        "<insert|<add|<enter|<fill in|<name|<number|<date|{insert|{add|{enter|{fill in|{name|{number|{date|<figure|"
        "<amount|xx|x/x|x%|x %|__|.....|……|akan di|menyusul|belum diisi|sẽ bổ sung|sẽ cập nhật|sẽ điền|sẽ được|"
        "đang cập nhật|chờ bổ sung|chờ số liệu|cần bổ sung|รอข้อมูล|รอตัวเลข|รอการยืนยัน|ภายหลัง|ລໍຖ້າ|ພາຍຫຼັງ|"
        "ពេលក្រោយ|រង់ចាំ|နောက်မှ|ဖြည့်|idadagdag|kukumpletuhin|a completar|a preencher|a confirmar|a definir|"
        "a inserir|sei kompleta|sei aumenta|sei prenxe"
    ),
    r"(?<![a-z])tbd(?![a-z])|(?<![a-z])todo:|[(\[:–-] ?tb[ca][)\].]|(?:^|[:–-] )tb[ca]\.?$|"
    r"(?<![a-z])tb[ca](?= (?:by|from|with)\b)|"
    rf"\[(?:please |to be |still |pls )?(?:insert|add|fill|complete|enter|number|figure|date|amount|name|source|"
    rf"xx+|tb[acd]|"
    rf"check|verify|confirm|{_TO_BE}|_+| +)(?: [^\]\[]{{0,80}})?[:?…. _]*\]|"
    r"[{<]{1,2}(?:insert|add|enter|fill in|name of|number of|date of)\b[^<>{}]{0,80}[}>]{1,2}|<(?:number|date|"
    r"name|figure|amount)>|\binsert (?:text|number|figure|date|name)s? here\b|"
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
    r"\b(?:will|to) be (?:added|completed|inserted|updated|supplied|filled in|provided) (?:later|soon|"
    r"once (?:available|received))\b|"
    r"\b(?:awaiting|pending|waiting for) (?:the )?(?:data|figures|numbers|input|statistics) from\b|"
    r"\bto be (?:completed|filled in|supplied|inserted|updated) (?:later|soon|"
    r"by (?:the )?(?:[a-z]+ )?(?:ministry|agency|"
    r"police|prosecutors?|secretariat|focal point|court|colleagues?|unit|department|mps|moj|mosa|"
    r"us))\b(?! (?:at|within|under))|"
    r"(?<![a-z])x{2,}(?= ?(?:%|per ?cent|persons?|people|victims?|cases?|officials?|trainings?|million|days?|"
    r"requests?|shelters?))|"
    r"(?<![a-z0-9])(?:20xx|x{1,2}/x{1,2}/(?:x{2,4}|20[0-9x]{2}))(?![a-z0-9])|(?<![a-z0-9])x ?%|"
    r"_{3,}|\.{5,}|…{2,}|"
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
_ELSEWHERE = _Marks(
    _cues(
        "attach|enclos|separate |same as|see above|see below|see before|see previous|see last|see answer|"
        "see question|see annex|see reply|see art|see actip|see the |see 0|see 1|see 2|see 3|see 4|see 5|see 6|see 7|"
        "see 8|see 9|refer to|as above|as below|as before|as last year|ditto|as stated|as mentioned|as described|"
        "as noted|as explained|as reported|sda|idem|lampiran|terlampir| atas|kèm|như trên|như câu trên|như đã nêu|"
        "แนบ|ข้างต้น|ແນບ|ຄັດຕິດ|ຂ້າງເທິງ|ភ្ជាប់|ខាងលើ|ပူးတွဲ|အထက်ပါ|kalakip|itaas|anexo|anterior|acima|aneksu|leten"
    ),
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
        "is this|who has|who will provide|who can provide|note to|message to|memo to|internal note|internal comment|"
        "internal remark|drafting|drafter|reviewer|editor|delete this|delete if not|remove this|remove if not|mohon|"
        "tolong|sila |đề nghị|kiểm tra lại|xác nhận lại|rà soát lại|โปรด|กรุณา|ฝาก|รบกวน|ກະລຸນາ|សូម|ပေးပါ|paki|favor"
    ),
    r"(?:^|[\s(\[])@[a-z][\w.]{1,30}[,:]? (?:please|pls|can|could|check|kindly|is|do|to)\b|^@[a-z]|"
    r"\bcomment(?:ed)? ?\[[a-z]{1,4}[0-9]{1,3}(?:r[0-9]{1,2})?\]|\[comment[^\]]{0,60}\]|\bcomment (?:from|by|"
    r"of) [a-z]{2,12}:|"
    r"(?:^|[\[(])(?:formatted|deleted|inserted|moved): |\btracked changes\b|<{5,}|>{5,}|"
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
KINDS = {"remark": _REMARK, "open": _OPEN, "elsewhere": _ELSEWHERE}


Cues = Mapping[str, tuple[str, ...]]
_EVERY: Cues = {kind: marks.cues for kind, marks in KINDS.items()}


def marks(text: str, cues: Cues = _EVERY) -> tuple[str, str] | None:
    """Return the first mark in a text: its kind (`open`, `elsewhere`, `remark`), and its words as they were typed.

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
