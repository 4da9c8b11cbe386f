"""Own how an account begins that says that something is there, or is not, in English and the states' languages.

Only its first sentence is looked at, up to its 'but': further on an account speaks of parts, of others and of years.
These are short lists and no grammar. What could limit the sentence to a part of the thing ('no separate law', 'only
for', 'until 2019') lets it pass: a miss costs less than a question that an official takes for an accusation.
"""

import re
from typing import NamedTuple

from actip.gate.normal import normal

_LONGEST = 240  # signs of a first sentence; what is longer says more than one thing
_END = r"[.;:!?។၊။\n](?![0-9])|,? (?:but|however|although|though|tetapi|namun|nhưng|mas|ngunit|maibé)(?![a-z])"


class _Speech(NamedTuple):
    """The words of one language: what says that a thing is not there, or is, in law or at all, and what limits either.

    `cues` are short texts of which a denial holds at least one, `signs` those of an affirmation: most sentences hold
    none, and no pattern is made for them.
    """

    cues: tuple[str, ...]
    signs: tuple[str, ...]
    denies: str
    limits: str
    law: str
    affirms: str
    holds_back: str


_THINGS = (
    "laws?|legislation|legal (?:basis|provisions?|framework)|provisions?|statutes?|offences?|rules?|regulations?|"
    "polic(?:y|ies)|plans?|strateg(?:y|ies)|mechanisms?|procedures?|guidelines?|sops?|shelters?|housing|funds?|"
    "services?|programmes?|programs?|units?|bod(?:y|ies)|structures?|systems?|agreements?|arrangements?|channels?|"
    "measures?|trainings?"
)
_DONE = (
    "adopted|enacted|established|set up|created|introduced|implemented|criminali[sz]ed|passed|issued|developed|"
    "put in place|put into practice|opened|appointed|designated|ratified|promulgated|started|launched|drafted|regulated"
)
_AFTER = (
    r"(?=$| (?:yet|so far|at present|in place|in force|available|of this kind|under which|on|for|covering|against))"
)
_EVER = "(?:currently |presently |still |as yet |at present |yet )?"

# Each with the words of its language that can stand before or behind others; those without blanks have no edges.
_SPEECHES = (
    _Speech(  # English
        (" no ", " not ", " yet ", "no ", "not ", "none ", "nothing "),
        (
            "full",
            "adopt",
            "enact",
            "in force",
            "into force",
            "effect",
            "crim",
            "pass",
            "offence",
            "punish",
            "prohibit",
            "promulgat",
            "implement",
            "operati",
            "place",
            "establish",
            "function",
            "appli",
            "in use",
            "since",
            "yes",
            "done",
            "complet",
        ),
        rf"^(?:(?:at present|currently|as yet|so far|to date),? )?(?:there (?:is|are)|we have|the (?:country|"
        rf"state) has) "
        rf"{_EVER}no (?:such |national |formal |written |legal )?(?:{_THINGS}){_AFTER}|"
        rf"\b(?:has|have) not (?:yet |so far |as yet )?been (?:{_DONE})\b|"
        r"\b(?:is|are) not (?:yet )?(?:in place|in force|implemented|established|set up|operational|carried out|"
        r"done|applied|practi[sc]ed|available|functioning)\b|"
        r"\b(?:is|are) not yet (?:a |an )?[a-z]+|"
        r"\b(?:trafficking|attempts?|attempting|laundering|bribery|bribing|it|this) is not (?:yet )?(?:a |an )?"
        r"(?:crime|criminal offence|offence|criminali[sz]ed|punishable)\b|"
        rf"\b(?:does|do) not (?:yet |currently )?(?:exist\b|have (?:such |such an? |an? |"
        rf"any )?(?:national )?(?:{_THINGS}){_AFTER})|"
        r"^(?:this|it|the (?:law|plan|programme|fund|unit|system|measure|procedure)) has (?:not yet|yet to be) "
        r"[a-z]+|^work (?:on this |on it )?has not (?:yet )?(?:begun|started)\b|"
        rf"^no (?:such |national |formal )?(?:{_THINGS}) (?:exists?|(?:is|are|has been|have been) )|"
        rf"^no (?:[a-z-]+ ){{1,2}}(?:{_THINGS}) (?:exists?|(?:is|are) (?:in place|available|in force))\b|"
        r"^(?:none|not) (?:yet|so far|at present)\b|^nothing (?:has been|is) (?:done|in place)\b|^not (?:done|"
        r"implemented)\b",
        r"separate|specific|stand-?alone|special(?:ised)?|dedicated|single|until|before|previously|although|"
        r"except|only|"
        r"other than|longer|instead|because|limits?|require[sd]?|needed|necessary|detain(?:ed)?|punish(?:ed)?|"
        r"foreign|all",
        r"\b(?:was|were|has been|have been|is|are) (?:fully |already )?(?:adopted|enacted|promulgated|passed|"
        r"criminali[sz]ed|"
        r"in force)\b|\b(?:entered|came) into force\b|\btook effect\b|"
        r"\bis (?:a crime|a criminal offence|an offence|punishable)\b|"
        r"\b(?:article|section)s? [0-9]+\S* (?:of [^.]{3,80} )?(?:criminali[sz]es?|punish(?:es)?|prohibits?)\b",
        r"\b(?:fully|already) (?:implemented|operational|in place|established|functioning|in force|applied)\b|"
        r"\b(?:is|are|has been|have been) (?:now |already )?(?:implemented|operational|in operation|in place|in use) "
        r"(?:nationwide|in all|throughout|across|everywhere)\b|^(?:yes|done|fully|implemented|completed)\b|"
        r"^full [a-z]+ (?:is|are) (?:in place|given|provided|ensured|applied|guaranteed)\b|"
        r"\b(?:is|are|has been|have been) (?:in place|in use|in operation|operational|running|applied) since\b|"
        r"\b(?:is|are|has been|have been) implemented in full\b|\bfull (?:implementation|compliance) (?:is|was|"
        r"has been) "
        r"(?:achieved|reached|ensured)\b",
        r"not|no|never|nor|none|draft(?:ed|ing)?|bills?|will|would|plan(?:s|ned)?|expected|once|until|if|when|"
        r"after|before|"
        r"pending|proposed|should|to be|being|partly|partially|some|abroad|another|other|repealed|neither|without|"
        r"except|only",
    ),
    _Speech(  # Indonesian and Malay
        ("belum ", "tidak ada", "tiada", "tidak wujud"),
        ("telah ", "sudah ", "sepenuhnya"),
        r"\bbelum (?:ada|wujud|berlaku|di(?:atur|bentuk|laksanakan|terapkan|sahkan|tetapkan|gubal|tubuhkan|luluskan|"
        r"wujudkan|jalankan|selenggarakan|kuatkuasakan|kuat ?kuasakan|gunakan|luluskan|susun|rumuskan|buka|"
        r"sediakan))\b|"
        r"\bbelum (?:pernah |lagi |juga |sepenuhnya )?(?:di(?:laksanakan|jalankan|buat|terapkan)|beroperasi|berjalan|"
        r"tersedia|dimulakan|dimulai|mulai)\b|\b(?:tidak ada|tiada|tidak wujud) (?:undang-undang|peraturan|"
        r"ketentuan|peruntukan|akta|"
        r"rumah|dana|tabung|layanan|perkhidmatan|program|mekanisme|prosedur|unit|pedoman|panduan|dasar|polisi|"
        r"pelan|rencana|skim|langkah|sistem|"
        r"badan|pusat|mekanisma|aturan|kebijakan|norma|pusat|jabatan)\b",
        r"khusus|tersendiri|hanya|kecuali|sebelum|selain|(?<!belum )lagi|berasingan",
        r"\b(?:telah|sudah) (?:disahkan|diluluskan|diundangkan|ditetapkan|digubal|berlaku)\b",
        r"\b(?:telah|sudah) (?:sepenuhnya (?:dilaksanakan|diterapkan)|(?:dilaksanakan|diterapkan|"
        r"beroperasi) (?:sepenuhnya|"
        r"secara penuh|di seluruh))\b|\bdilaksanakan sepenuhnya\b",
        r"belum|tidak|tiada|akan|rancangan|draf|jika|apabila|sedang|sebagian|sebahagian|sebelum",
    ),
    _Speech(  # Vietnamese
        ("chưa ", "không có "),
        ("đã ", "đầy đủ", "toàn diện", "toàn quốc"),
        r"\bchưa có (?:luật|quy định|cơ sở|quỹ|cơ chế|quy trình|chương trình|hướng dẫn|văn bản|đơn vị|dịch vụ|"
        r"kế hoạch|biện pháp|chính sách|mô hình|đường dây|nhà tạm lánh)\b|"
        r"\bchưa (?:được )?(?:bắt đầu|xây dựng|phê duyệt|vận hành|đưa vào|ban hành|thực hiện|triển khai|"
        r"thành lập|quy định|hình sự hóa|thông qua|áp dụng)\b|"
        r"\bkhông có (?:luật|quy định|cơ sở|quỹ|cơ chế|quy trình|chương trình|hướng dẫn)\b",
        r"riêng|chuyên biệt|chỉ|trừ|trước|phân biệt|cụ thể",
        r"\bđã có hiệu lực\b|\bđã (?:được )?(?:ban hành|thông qua|hình sự hóa)\b",
        r"\b(?:thực hiện|triển khai|áp dụng) (?:đầy đủ|toàn diện|trên toàn quốc)\b",
        r"chưa|không|sẽ|dự thảo|nếu|khi|đang|một phần|trước",
    ),
    _Speech(  # Portuguese
        ("não ",),
        ("foi ", "foram ", "vigor", "plenamente", "pleno"),
        r"\bainda não (?:existe|há|foi|foram|está|estão)\b|\bnão (?:existem?|há) (?:qualquer |nenhuma? )?(?:lei|"
        r"legislação|"
        r"norma|disposiç|abrigo|casas? de abrigo|fundo|mecanismo|plano|programa|procedimento|serviço|unidade)",
        r"específic\w+|própri\w+|autónom\w+|exceto|apenas|só|antes|até",
        r"\b(?:foi|foram) (?:aprovad|promulgad|adotad|criminalizad)[ao]s?\b|\bentrou em vigor\b|\bestá em vigor\b",
        r"\bplenamente (?:implementad|aplicad|executad)[ao]s?\b|\bem pleno funcionamento\b",
        r"não|ainda|proposta|projeto|será|serão|quando|se|caso|parcialmente|antes",
    ),
    _Speech(  # Filipino
        ("wala", "hindi pa"),
        ("ganap na", "bisa na", "naisabatas"),
        r"\bwala(?:ng)? pa(?:ng)? (?:batas|probisyon|patakaran|tirahan|kanlungan|bahay-kanlungan|pondo|mekanismo|plano|"
        r"programa|yunit|serbisyo)\b|\bwalang (?:batas|probisyon|patakaran|kanlungan|pondo|mekanismo|programa)\b|"
        r"\bhindi pa (?:naipapatupad|naisasabatas|naitatatag|ipinatutupad|ipinapatupad|naipatutupad|napagtitibay|"
        r"napagtibay|naaprubahan)\b",
        r"hiwalay|partikular|espesyal|lamang|maliban",
        r"\bmay bisa na\b|\bnaisabatas na\b",
        r"\bganap na(?:ng)? (?:na)?ipi?nap?atutupad\b|\bganap nang (?:ipinapatupad|naipatupad)\b",
        r"hindi|wala|kung|kapag|panukala",
    ),
    _Speech(  # Tetum
        ("seidauk ", "la iha "),
        ("vigór", "vigora", "kompletu"),
        r"\bseidauk (?:iha|halo|aprova|estabelese|implementa|harii)\b|\bla iha (?:lei|uma mahon|fundu|planu|programa|"
        r"mekanizmu|prosedimentu|servisu)\b",
        r"espesífiku|ketak|de'it|esetu",
        r"\btama (?:ona )?iha vigór\b|\bvigora ona\b",
        r"\bimplementa (?:ona )?ho kompletu\b|\bimplementa kompletu ona\b",
        r"seidauk|la|sei|se|wainhira",
    ),
)
_WITHOUT_BLANKS = (
    _Speech(  # Thai
        ("ไม่",),
        ("แล้ว", "ครบถ้วน", "เต็มที่", "ความผิด"),
        "(?:ยัง)?ไม่มี(?:กฎหมาย|บทบัญญัติ|ระเบียบ|สถานคุ้มครอง|ที่พัก|กองทุน|กลไก|แนวทาง|แผน|หน่วยงาน|บริการ)|"
        "ยังไม่(?:ได้)?(?:มี|ดำเนินการ|เริ่ม|เปิด|นำมาใช้|จัดทำ|อนุมัติ|ประกาศใช้|ตรา|จัดตั้ง|บังคับใช้|ปฏิบัติ)",
        "เฉพาะ|แยก|ยกเว้น|เท่านั้น|ก่อน",
        "มีผลบังคับใช้แล้ว|ประกาศใช้แล้ว|เป็นความผิดทางอาญา",
        "ดำเนินการ(?:อย่าง)?(?:ครบถ้วน|เต็มที่)|ดำเนินการแล้วทั่วประเทศ|ปฏิบัติอย่างครบถ้วน",
        "ไม่|จะ|ร่าง|หาก|เมื่อ|บางส่วน",
    ),
    _Speech(  # Lao
        ("ບໍ່",),
        ("ແລ້ວ", "ຄົບຖ້ວນ", "ເຕັມສ່ວນ"),
        "(?:ຍັງ)?ບໍ່(?:ທັນ)?(?:ໄດ້)?ມີ(?:ກົດໝາຍ|ລະບຽບ|ສູນ|ທີ່ພັກ|ກອງທຶນ|ກົນໄກ|ແຜນ|ຄູ່ມື|ບໍລິການ)|"
        "ຍັງບໍ່(?:ທັນ)?(?:ໄດ້)?(?:ມີ|(?:ຈັດຕັ້ງ)?ປະຕິບັດ|ເລີ່ມ|ເປີດ|ນຳໃຊ້|ຮັບຮອງ|ສ້າງຕັ້ງ|ປະກາດໃຊ້)",
        "ສະເພາະ|ຕ່າງຫາກ|ຍົກເວັ້ນ|ເທົ່ານັ້ນ|ກ່ອນ",
        "ມີຜົນບັງຄັບໃຊ້ແລ້ວ|ປະກາດໃຊ້ແລ້ວ|ຮັບຮອງແລ້ວ",
        "ປະຕິບັດ(?:ຢ່າງ)?(?:ຄົບຖ້ວນ|ເຕັມສ່ວນ)|ປະຕິບັດແລ້ວທົ່ວປະເທດ",
        "ບໍ່|ຈະ|ຮ່າງ|ຖ້າ|ເມື່ອ|ບາງສ່ວນ",
    ),
    _Speech(  # Khmer
        ("មិន", "ពុំ", "គ្មាន"),
        ("ពេញលេញ", "ធរមាន", "អនុម័ត"),
        "(?:គ្មាន|(?:មិន|ពុំ)(?:ទាន់)?មាន)(?:ច្បាប់|បទប្បញ្ញត្តិ|ជម្រក|មូលនិធិ|យន្តការ|ផែនការ|នីតិវិធី|សេវា)|"
        "(?:មិន|ពុំ)ទាន់(?:បាន)?(?:មាន|អនុវត្ត|អនុម័ត|បង្កើត)",
        "ដោយឡែក|ពិសេស|លើកលែង|មុន",
        "បានចូលជាធរមាន|ត្រូវបានអនុម័ត",
        "អនុវត្ត(?:យ៉ាង|ដោយ|បាន)?ពេញលេញ",
        "មិន|ពុំ|គ្មាន|នឹង|ព្រាង|ប្រសិន|មួយផ្នែក",
    ),
    _Speech(  # Burmese
        ("မရှိ", "ရသေး"),
        ("ပြီး", "အပြည့်အဝ"),
        "(?:ဥပဒေ|စည်းမျဉ်း|ဂေဟာ|ရန်ပုံငွေ|အစီအစဉ်|လုပ်ငန်းစဉ်|ယန္တရား|လမ်းညွှန်ချက်)(?:များ)? ?မရှိ|မရှိသေး|"
        "(?:မဆောင်ရွက်|မပြဋ္ဌာန်း|မတည်ထောင်|မဖွင့်|မဖွဲ့စည်း|မအကောင်အထည်ဖော်|အကောင်အထည်မဖော်)ရသေး",
        "သီးခြား|သာလျှင်|မတိုင်မီ",
        "ပြဋ္ဌာန်းပြီး|အတည်ဖြစ်ပြီး",
        "အပြည့်အဝ ?(?:ဆောင်ရွက်|အကောင်အထည်ဖော်)",
        "သေး|မူကြမ်း|မည်|လျှင်",
    ),
)


# Words by which a sentence denies one kind of a thing only. Where nothing stands behind it, it denies the thing.
_ONE_KIND = (
    r"\b(?:separate|specific|stand-?alone|special(?:ised)?|dedicated|khusus|tersendiri|berasingan|riêng|chuyên biệt|"
    r"cụ thể|específic\w+|própri\w+|autónom\w+|hiwalay(?: na)?|partikular(?: na)?|espesyal(?: na)?|espesífiku|"
    r"ketak)\b ?"
)
# Words that say that all is done: beside 'partial', 'already in place' asks nothing back.
_ALL = (
    r"full|nationwide|everywhere|throughout|across|in all|sepenuhnya|penuh|seluruh|đầy đủ|toàn|ganap|plen|kompletu|"
    "ครบถ้วน|เต็มที่|ทั่ว|ຄົບຖ້ວນ|ເຕັມສ່ວນ|ທົ່ວ|ពេញលេញ|အပြည့်အဝ"
)
_DOES_NOT_ARISE = (
    r"(?:not applicable|does not (?:apply|arise)|did not arise|tidak berlaku|tidak berkenaan|không áp dụng|"
    r"hindi (?:naaangkop|angkop)|não (?:é )?aplicável|la aplika)(?![a-z])|ไม่เกี่ยวข้อง|ບໍ່ກ່ຽວຂ້ອງ|មិនពាក់ព័ន្ធ"
)
_CASES = (
    r"\b[1-9][0-9,. ]{0,8}(?:[a-z]+ ){0,2}(?:victims?|persons?|people|cases?|requests?|children|women|men|"
    r"convictions?) "
    r"(?:was|were|has been|have been|received|came|arose)\b|"
    r"\b[1-9][0-9.]* (?:kasus|kes|orang|korban|mangsa|permintaan|permohonan|vụ|nạn nhân|người|yêu cầu|biktima|kaso|"
    r"vítimas|casos|pedidos)\b|[1-9][0-9,]* ?(?:ราย|คน|คดี|ຄົນ|ກໍລະນີ|នាក់|ករណី|ဦး)"
)
_NOT_SO = (
    r"\b(?:no|not|none|if|would|should|could|abroad|other|tidak|tiada|jika|không|nếu|wala|kung|não|se|la)\b|ไม่|"
    r"ບໍ່|មិន|မ"
)
_NOBODY_KNOWS = (
    r"\bno (?:\w+ )?(?:information|data|records?|statistics|figures?|answer|reply|reports?|central)\b|\bunknown\b|"
    r"\bnot (?:\w+ )?(?:known|available|collect|record|report|clear|count|kept|monitor|compil|assess|stud)|\bunable\b|"
    r"\b(?:could|can|did|do|does|has|have|had|is|are|was|were) ?not\b|\bnobody\b|\bnever\b|\bwhether\b|\bhow often\b|"
    r"\bawait|\bpending\b|\bremains?\b|\bwill (?:be|ask)\b|\bno one\b|\byet\b|\bnone\b|"
    r"\b(?:tidak|belum|tiada|không|chưa|wala|hindi|sem|não|la iha|seidauk)\b|ไม่|ບໍ່|មិន|គ្មាន|ពុំ|မ(?:သိ|ရှိ|ရ)"
)
_LONG_ENOUGH = 60  # signs at least of an account that tells something


def denial(account: str) -> str | None:
    """Return the words at the beginning of an account that say that the thing is not there."""
    clause = _first(account)
    if "," not in clause and len(clause) >= len(normal(account.strip())) - 1:
        clause = re.sub(_ONE_KIND, "", clause, flags=re.IGNORECASE)
    for speech in _spoken(clause):
        words = _words(clause, speech.denies, speech.limits) if _any(speech.cues, clause) else None
        if words:
            return words
    return None


def affirmation(account: str, *, law: bool) -> str | None:
    """Return the words at the beginning of an account that say that the thing is there; with `law`, a law."""
    clause = _first(account)
    for speech in _spoken(clause):
        affirms = f"{speech.law}|{speech.affirms}" if law else speech.affirms
        words = _words(clause, affirms, speech.holds_back) if _any(speech.signs, clause) else None
        if words:
            return words
    return None


def completion(account: str) -> str | None:
    """Return the words at the beginning of an account that say that all of the thing is done."""
    whole = re.sub(r"before, during,? and after", "during", account, flags=re.IGNORECASE)
    words = affirmation(whole, law=False)
    return words if words and re.search(_ALL, words, re.IGNORECASE) else None


def not_arising(account: str) -> str | None:
    """Return the words with which an account begins that it does not apply."""
    words = re.match(_DOES_NOT_ARISE, normal(account.strip()), re.IGNORECASE)
    return words.group() if words else None


def cases(account: str) -> str | None:
    """Return the words at the beginning of an account that count what arose."""
    clause = _first(account)
    words = re.search(_CASES, clause, re.IGNORECASE) if re.search("[1-9]", clause) else None
    return words.group() if words and not re.search(_NOT_SO, clause, re.IGNORECASE) else None


def report(account: str, *, beside_law: bool) -> str | None:
    """Return how an account begins that tells what is done, and nowhere that something is not known.

    `beside_law` its first sentence can be about the law: then it is the next that tells.
    """
    typed = normal(account.strip())
    sentences = [sentence for sentence in re.split(r"(?<=[.!?;។။])\s+", typed) if sentence]
    telling = sentences[1:] if beside_law else sentences
    if len(typed) < _LONG_ENOUGH or not telling or re.search(_NOBODY_KNOWS, typed, re.IGNORECASE):
        return None
    return telling[0] if len(telling[0]) <= _LONG_ENOUGH else f"{telling[0][:_LONG_ENOUGH].rstrip()}..."


def _first(account: str) -> str:
    """Return the first clause of an account, nothing where it is long: then it says more than one thing."""
    clause = re.split(_END, normal(account.strip()[: _LONGEST * 2]), maxsplit=1)[0].strip()
    return clause if len(clause) <= _LONGEST else ""


def _spoken(clause: str) -> tuple[_Speech, ...]:
    """Return the languages that it can be written in, by its letters."""
    return _SPEECHES if clause.isascii() else (*_SPEECHES, *_WITHOUT_BLANKS)


def _any(cues: tuple[str, ...], clause: str) -> bool:
    folded = clause.lower()
    return any(cue in folded for cue in cues)


def _words(clause: str, pattern: str, limits: str) -> str | None:
    """Return what a pattern finds in a clause that nothing limits."""
    edged = rf"\b(?:{limits})\b" if limits[0] < "\u0e00" else limits
    words = re.search(pattern, clause, re.IGNORECASE)
    return words.group() if words and not re.search(edged, clause, re.IGNORECASE) else None
