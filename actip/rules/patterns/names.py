"""Own how a person is named: with an age, or beside the word for who it is in what happened."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from actip.catalogue.entries import Code
from actip.lexicon import naming
from actip.rules.patterns import scripts
from actip.rules.patterns.ages import AGE, AGED, BORN, MAY_BE_AGED, SEVERAL


class Person(NamedTuple):
    """A person's name, and what tells who it is: an `age`, or the `part` in what happened."""

    kind: str
    name: str


class Look(NamedTuple):
    """A pattern whose group `name` is the name, with what has to stand before and behind it.

    `needs` is what a glance at a text shows where it matches. `general` says whether a name with the word of an office,
    an institution or a place in it is nobody's. Where `kind` is empty, the other groups of the match and an age behind
    it say which it is, or that it is none.
    """

    kind: str
    pattern: str
    needs: tuple[str, ...]
    before: str = ""
    behind: str = ""
    general: bool = True

    @property
    def whole(self) -> str:
        """The pattern of all three, one behind the other."""
        return rf"{self.before}{self.pattern}{self.behind}"

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Find it in a text. Each part is a pattern of its own, so that what many share is made ready once."""
        starts = (match.end() for match in re.finditer(self.before, text)) if self.before else ()
        pattern = re.compile(self.pattern)
        among = filter(None, (pattern.match(text, at) for at in starts)) if self.before else pattern.finditer(text)
        behind = re.compile(self.behind)
        return (match for match in among if behind.match(text, match.end()))


_UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
WORD = rf"[{_UPPER}][^\W0-9_]+(?:[’'-][^\W0-9_]+)*"  # two letters at least
_OF = r"(?:bin|binti|binte|bte|bt|br|boru|anak|al|dos|das|do|da|de|del|dela|van|[as]/[lpo]|d/o)"
_MORE = rf"(?: (?:{_OF} ){{0,2}}(?:{WORD}|[{_UPPER}](?![^\W_])\.?))"
_NAME, _LONG_NAME = rf"(?P<name>{WORD}{_MORE}{{0,4}})", rf"(?P<name>{WORD}{_MORE}{{1,4}})"

_TITLE, _SHORT_TITLE = "|".join(naming.TITLES), "|".join(naming.SHORT_TITLES)
_ANY_TITLE = rf"(?:{_TITLE}|{_SHORT_TITLE})(?:\. ?| )"
_NAME_WORDS = "|".join(naming.NAME_WORDS)
_OFFICES = naming.OFFICES

_CITIZEN = (
    "Lao|Laotian|Thai|Khmer|Cambodian|Vietnamese|Burmese|Indonesian|Malaysian|Filipin[oa]|Singaporean|Bruneian|"
    "Timorese|Chinese|Indian|Bangladeshi|warga [A-Z][a-z]+"
)
_ONE_SEX = "female|male|F|M|P|L|f|m|perempuan|laki-laki|lelaki|nữ|nam|feminino|masculino"
_SEX = (
    r"(?:(?:an? |the |isang |seorang |uma? )?(?:female|male|girl|boy|woman|man|F|M|P|L|f|m|perempuan|laki-laki|lelaki|"
    r"nữ|nam|feminino|masculino|"
    rf"{_CITIZEN}),? ){{0,2}}"
)
_JOIN = r"(?:,? ?[(–—-] ?|, ?| )"
_LEAD = (
    r"(?:an? |the |aged |now |currently |de |com |agora |isang |ang |ngayon ay |yang |seorang |usia |"
    r"kini |năm nay |nay )?"
)
_AGE = rf"(?:{AGED}|{BORN})"
_ALONE = rf"[1-9][0-9]?(?=\)|[,;](?! ?[0-9])| [–—-] |\.(?![0-9])|\s*\Z){SEVERAL}"
_BY_ITSELF = rf"(?:, ?| ?\(| [–—-] ){_SEX}{_ALONE}"
_FROM = r"(?:,? (?:from|asal|berasal dari|natural de|quê|trú tại|taga|mula sa|husi) [^,().;\n]{2,30})?"
_AGED = rf"{_FROM}{_JOIN}{_SEX}{_LEAD}{_AGE}"
_BESIDE = rf"(?:{_AGED}|{_BY_ITSELF})"  # whatever tells the age
_SHUT = r"(?= ?[,;.)(]|\s*\Z| [–—-])"  # where a name ends that has nothing else about it

_IS = "là|ialah|iaitu|yaitu|yakni|adalah|é|is|was|ay|namely|mak"
_ONE_PART, _ONE_PERSON = "|".join(naming.PARTS), "|".join((*naming.PARTS, *naming.PERSONS))
_PART, _WHO = (rf"(?<![^\W_])(?i:{words})(?![^\W_])" for words in (_ONE_PART, _ONE_PERSON))
_NOT_ONE = r"(?<!\band )(?<!\bdan )(?<!\bvà )(?<!\bat )(?<!\be )(?<!\bno )(?<!\bor )(?<!\bexpert )"
_NO_PERSON = (  # offices and services that have the word in their names
    r"(?![’'-]|(?i: (?:support|protection|assistance|advoca\w+|services?|care|liaison|unit|cent(?:re|er)|coordinat\w+|"
    r"and|"
    r"specialist|lawyer|officer|desk|fund|identification|ahli|pakar|dan)\b))"
)
_AFTER = (
    r"(?:,? who)?,? ?\(?(?:(?:is|was|adalah|merupakan|là|ay|é|ialah) )?"
    r"(?:(?:identified|recogni[sz]ed|confirmed) as )?"
    r"(?:an? |the |one of the |seorang |một |isang |uma |ang )?"
    rf"(?:(?:{'|'.join(naming.KIN)}) (?:of (?:the )?|da |ng |của )?)?"
    r"(?:(?:child|trafficking|presumed|alleged|rescued|key|former|foreign) )?"
)
_OF_KIN = (
    r"(?: (?:menor|vítima|criança) [^\W0-9_A-Z]+| (?:of|da|do|ng|của|the|a|niya|vítima|victims?|korban|mangsa|menor|"
    r"nạn nhân|biktima|biktimang)){0,3}"
)
_OLDER = "older|elder|younger|eldest|youngest|big|little|maternal|paternal|step|half|own|late|mais (?:velh|nov)[ao]"
_RELATIVE = "|".join(naming.KIN)
_SOMEBODYS = (  # her uncle (name); pamannya, (name); kanyang tiyuhin na si (name); dì ruột là bà (name)
    rf"(?:(?:his|her|their|whose|[a-z]+[’']s|seu|sua|minha|kanyang|kaniyang|niyang|kanilang|ninia|nia) "
    rf"(?:(?:{_OLDER})[ -])?(?:{_RELATIVE})(?: (?:materna|paterna|in-law))?|"
    rf"(?:{_RELATIVE})(?: (?:kandung|tiri|angkat|saudara|sepupu|perempuan|lelaki|laki-laki))?(?:nya|"
    r" (?:korban|mangsa|tersangka|terdakwa|pelaku|beliau|da vítima|do menor|da menor|da criança|ng biktima|niya|nito|"
    r"của (?:nạn nhân|bị hại|cháu|bị can|bị cáo|em)|(?:nạn nhân|bị hại|cháu)|of the (?:victim|child|girl|"
    r"boy|survivor)))|"
    rf"(?:{_RELATIVE}) (?:ruột|đẻ|nuôi|họ|dượng|kế))"
)
_NAME_OF = (
    rf"(?:{_ONE_PART})(?:[’']s)? (?:full |real |true )?(?:name|nama)|"
    r"(?:full |real )?(?:name|nama(?: lengkap| penuh| asli| sebenar)?|họ (?:và )?tên|tên|pangalan|"
    r"nome(?: completo)?|naran)"
    rf"(?: (?:of|of the|ng|da|do|của|si|milik|dari))? (?:child |minor |menor na )?(?:{_ONE_PART})"
)
_NOT_TOLD = (
    r"(?!(?i:confidential|not|none|kept|removed|withheld|redacted|unknown|anonymous|hidden|see|as|protected|"
    r"undisclosed|dirahasiakan|disamarkan|tidak|tanpa|lihat|rahsia|sulit|rahasia|anonim|không|xem|chưa|được|đã|giấu|walang|hindi|tingnan|"
    r"kumpidensiyal|lihim|não|ver|confidencial|anónim[oa]|sigilo|omitido|la|segredu|[a-z]+ed)\b)"
)
_CODE = r"[A-Z]{0,4}-?[0-9]{1,2}(?![0-9/.%])"
_CODED = r"(?:PW|DW|CW|SP|SD|SKP|OKT|OYDS)-? ?[0-9]{1,2}(?![0-9/.%])"  # witnesses and accused, as courts number them
_IN = (
    r"(?<!\bin )(?<!\bfrom )(?<!\bto )(?<!\bat )(?<!\bdi )(?<!\bdari )(?<!\bke )(?<!\bở )(?<!\btại )(?<!\bem )"
    r"(?<!\bsa )"
    r"(?<!\biha )(?<!\bde )(?<!\bnear )"
)
_IDENTIFIED = "identified as|bilang|identificad[oa] como|dikenal pasti sebagai"
_VERB = (
    r"(?:was|were|is|had|has|who|told|said|gave|spoke|received|returned|testified|telah|dipulangkan|adalah|yang|đã|"
    r"được|bị|trở|foi|está|recebeu|regressou|ay|naka\w+|hetan|fila)\b"
)
_RESCUED = (
    r"(?i:rescued|interviewed|assisted|helped|referred|repatriated|returned|freed|met|menyelamatkan|memulangkan|membantu|"
    r"giải cứu|hỗ trợ|nailigtas|tinulungan|resgatou|apoiou|with) "
)
_MARKED = (  # names that can be nobody's but a person's
    rf"(?P<name>{WORD}(?: {WORD}){{0,3}} (?:binti|bin|binte|a/l|a/p) {WORD}(?: {WORD})?|"
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Lò|Vàng|Giàng) (?:Thị|Văn)"
    rf"(?: {WORD}){{1,2}})"
)
_STREET = r"(?<![Đđ]ường )(?<![Pp]hố )(?<![Jj]alan )(?<!tâm )(?<![Tt]rường )"
_INITIALS = (
    rf"(?<![\w.])(?P<name>(?!U\.|E\.U|P\.D|B\.E|A\.D|R\.A|[ap]\.m)(?:(?:[{_UPPER}]\. ?){{2,4}}[{_UPPER}]?|"
    rf"[{_UPPER}](?:\.[{_UPPER}]){{1,3}}))"
)

_SMALL = r"(?<![^\W_])(?P<name>[^\W0-9_]+(?: [^\W0-9_]+){0,2} (?:binti|bin|bte?|a/l|a/p) [^\W0-9_]+)"
_WHO_IS = (
    "disyaki|ditahan|ditangkap|didakwa|dituduh|direman|dihukum|dijual|tersangka|terdakwa|mangsa|korban|suspected|accused|"
    "arrested|charged|convicted|rescued|nghi|kẻ|nạn nhân|bị cáo|arguid[oa]|suspeit[oa]|suspek|biktima|akusado"
)
_DONE = (
    *("arrested", "charged", "convicted", "sentenced", "detained", "indicted", "prosecuted", "acquitted", "remanded"),
    *("interviewed", "questioned", "apprehended", "rescued", "repatriated", "statement of", "testimony of"),
    *("statement from", "statement by", "menahan", "menangkap", "mendakwa", "menuduh", "menghukum", "membebaskan"),
    *("menyelamatkan", "memulangkan", "keterangan dari", "keterangan daripada", "kesaksian", "keterangan"),
    *("dinakip", "inaresto", "kinasuhan", "hinatulan", "nahuli", "nailigtas", "nasagip", "nahatulan", "sinampahan"),
    *("salaysay ni", "pahayag ni", "deteve", "prendeu", "condenou", "acusou", "resgatou", "absolveu", "interrogou"),
    *("depoimento de", "declarações de", "kaptura", "kondena", "akuza", "detein", "bắt giữ", "bắt", "khởi tố"),
    *("truy tố", "tuyên phạt", "kết án", "giải cứu", "tạm giam", "tạm giữ", "lời khai của"),
)
_DONE_TO = rf"(?<![^\W_])(?i:{'|'.join(_DONE)}) (?:(?:ng|nang) [^\W0-9_A-Z]+ (?=si ))?"
_SUFFERED = (
    r"(?:, who)? (?:(?:was|were|had been|has been) (?:arrested|convicted|sentenced|trafficked|repatriated|rescued|"
    r"lured|sold|acquitted|remanded)|escaped|(?:(?:telah|sudah|đã|foi|mak) )?(?:ditangkap|ditahan|didakwa|"
    r"dihukum|divonis|dijual|"
    r"diselamatkan|direman|direkrut|dituduh|bị bắt|bị lừa|bị bán|bị khởi tố|bị truy tố|được giải cứu|"
    r"detid[oa]|condenad[oa]|"
    r"resgatad[oa]|aliciad[oa]|absolvid[oa]))(?![^\W_])"
)
_NOT_OF_PLACE = r"(?<!tỉnh )(?<!huyện )(?<!phố )(?<!xã )(?<!bản )(?<!vùng )(?<!ở )(?<!tại )(?<!từ )"
# Words that begin a sentence as a name does, and say what was done: 'Identified as victims'.
_BEGINS_A_SENTENCE = (
    "Identified|Referred|Registered|Recogni[sz]ed|Treated|Confirmed|Classified|Recorded|Counted|Detected|Assisted|"
    "Regarded|Heard|Interviewed|Listed|Considered|Accepted|Acting|"
    "(?:Di|Ter)(?:identifikasi|rujuk|kenal|catat|anggap|tetapkan|laporkan|perlakukan|data|daftar|dengar|periksa)[a-z]*|"
    "(?:Identificad|Reconhecid|Registr?ad|Referenciad|Tratad|Confirmad|Considerad|Ouvid|Sinalizad|Encaminhad|"
    "Detec?tad)[oa]s?|(?:Identifika|Rejista|Rekoñese|Konsidera|Konfirma|Trata)(?:du)?|Kinilala|Itinuring|Naitala"
)
_AS = "sebagai|selaku|as|as an?|as the|bilang|como|hanesan|là|với tư cách"

LOOKS: tuple[Look, ...] = (
    # Ms. (name), 17
    Look("age", rf"\b(?:{_TITLE})(?:\. ?| ){_OFFICES}{_NAME}", ("age", "title"), behind=_BESIDE, general=False),
    Look("age", rf"\b(?:{_SHORT_TITLE}|U) {_OFFICES}{_NAME}", ("aged",), behind=_AGED, general=False),
    Look(
        "age",
        rf"\b(?!Em )(?:{_SHORT_TITLE}|U) {_OFFICES}{_NAME}",
        ("alone",),
        behind=r"(?: \([1-9][0-9]\)|, [1-9][0-9], (?=[a-z]))",
        general=False,
    ),
    # named (name), 17; a girl named (name)
    Look(
        "",
        rf"\b(?P<named>{_NAME_WORDS}|called) (?:si )?(?:{_ANY_TITLE})?{_OFFICES}"
        rf"(?P<name>{WORD}{_MORE}{{0,4}}|[{_UPPER}]{{2,4}}\b)",
        ("named",),
    ),
    # the victim Ms. (name); the victim, Ms. (name), was; the victim, (name), was; the victim (name), 17
    Look(
        "",
        rf"{_NOT_ONE}{_PART}(?P<between> \(|[:,]? | [–—-] )(?:(?:{_NAME_WORDS}|{_IS}) )?"
        rf"(?P<si>(?:na )?si )?"
        rf"(?P<title>{_ANY_TITLE})?{_OFFICES}{_NAME}(?P<shut>(?=[,)]|\.?\s*\Z))?",
        ("part",),
    ),
    Look(
        "part",
        rf"\b(?:{_ANY_TITLE}){_OFFICES}{_NAME}",
        ("title",),
        behind=rf"{_AFTER}\b(?i:{_ONE_PART})\b{_NO_PERSON}",
        general=False,
    ),
    Look(
        "part",
        rf"(?:{_WHO}|[Nn]akilala)(?: [^\W0-9_]+){{0,4}}? (?:{_IDENTIFIED}) (?:si )?{_OFFICES}{_LONG_NAME}",
        ("identified",),
    ),
    # her mother, (name), filed
    Look(
        "part",
        rf"(?<![^\W_])(?i:{'|'.join(naming.KIN)}){_OF_KIN}, (?:si |a |o |ang )?(?:{_ANY_TITLE})?{_OFFICES}"
        rf"{_LONG_NAME}{_SHUT}",
        ("kin",),
    ),
    Look(
        "",
        rf"(?<![^\W_])(?P<relative>(?i:{_SOMEBODYS}))(?:,? \(?|: )(?:(?:named|{_IS}|bernama|tên|"
        rf"chamad[oa]) )?(?:na )?(?:si )?"
        rf"(?:{_ANY_TITLE})?{_OFFICES}{_LONG_NAME}",
        ("relative",),
    ),
    # the survivor's name: (name); name of the witness: (name); PW1, (name); witness no. 2, (name)
    Look(
        "part",
        rf"(?<![^\W_])(?i:{_NAME_OF}) ?[:=–-] ?(?! )(?:{_ANY_TITLE})?{_NOT_TOLD}{_OFFICES}{_NAME}",
        ("name of",),
    ),
    Look(
        "part",
        rf"(?<![^\W_])(?:(?i:{_ONE_PART}),? (?:(?i:no\.?|number|nomor|bil\.?|số|thứ|n\.º|blg\.?) ?)?{_CODE}|{_CODED})"
        rf"(?:[,:]? \(?| [–—-] )(?:si )?(?:{_ANY_TITLE})?{_OFFICES}{_LONG_NAME}",
        ("code",),
        behind=r"(?![^\W_]| ?[:(–-]? ?[0-9])",
    ),
    # arrested (name); the statement of (name); (name) was arrested
    Look("part", rf"{_DONE_TO}(?:si |o |a |os )?(?:{_ANY_TITLE})?{_OFFICES}{_LONG_NAME}", ("done",)),
    Look("part", rf"\b{_NOT_OF_PLACE}(?!{_ANY_TITLE}){_OFFICES}{_LONG_NAME}", ("suffered",), behind=_SUFFERED),
    Look(
        "part",
        rf"\b(?!(?:{_BEGINS_A_SENTENCE})\b)(?:{_ANY_TITLE})?{_OFFICES}{_NAME}",
        ("as",),
        behind=rf" (?:{_AS}) (?:{_ONE_PART})(?![^\W_])",
    ),
    # Lim (name), 43, suspected of; (name) bt (name), 17
    Look("age", _LONG_NAME, ("alone",), behind=rf", [1-9][0-9]?, (?:{_WHO_IS})\b"),
    Look("age", _SMALL, ("aged",), behind=_AGED),
    # si (name), 17; N.T.H., 17; (name) binti (name) (17)
    Look("age", rf"(?<![^\W_])(?:[Ss]i|[Nn]i|[Kk]ay|[Ss]ina|[Nn]ina) {_OFFICES}{_NAME}", ("age",), behind=_BESIDE),
    Look("age", _INITIALS, ("age",), behind=_BESIDE, general=False),
    Look("age", rf"\b{_STREET}{_MARKED}", ("alone",), behind=_BY_ITSELF),
    # a 17-year-old girl, (name), was; (name), 17 years old, was
    Look(
        "age",
        rf"(?:,? (?i:{'|'.join(naming.PERSONS)}|Thai|Lao)){{0,2}}"
        rf"(?: itu| tersebut| này| đó)?,? (?:(?:{_NAME_WORDS}|na|ng) )?"
        rf"(?:si )?{_OFFICES}{_LONG_NAME}",
        ("aged",),
        before=AGED,
    ),
    Look("age", rf" (?:na |ng )?si {_OFFICES}{_NAME}", ("aged",), before=AGED),
    # a woman, (name) (28), was; (name) (female, 19); (name), 17, who
    Look(
        "age",
        rf"{_WHO}(?: (?!(?:and|dan|và|ng|of)\b)[^\W0-9_A-Z]+){{0,3}}(?:, | \()(?:si )?{_OFFICES}{_NAME}",
        ("age",),
        behind=_BESIDE,
    ),
    Look("age", rf"{_WHO} {_OFFICES}{_NAME}", ("aged",), behind=_AGED),
    Look(
        "age",
        _LONG_NAME,
        ("alone",),
        behind=rf"(?:, ?| ?\()(?:{_ONE_SEX}),? [1-9][0-9]?(?=[,)])(?!, ?(?:{_ONE_SEX}))",
    ),
    Look("age", rf"\b{_OFFICES}{_NAME}", ("alone",), behind=r", [1-9][0-9]?, (?:who|whose)\b"),
    Look("age", rf"years?[ -]old (?P<name>{WORD}){_SHUT}", ("aged",)),
    Look("age", rf"(?:\A|[.;] )(?P<name>{WORD})", ("aged",), behind=rf"(?:, ?| ?\(){_SEX}{_LEAD}{_AGE}(?=[,)])"),
    # (name) (17) was; rescued (name), 17; victims: (name) (17); (name) (17), a victim
    Look("age", rf"(?:\A|[.;] ){_LONG_NAME}", ("alone",), behind=rf"{_BY_ITSELF}[),]* (?:{_VERB})"),
    Look("age", rf"{_RESCUED}{_OFFICES}{_NAME}", ("alone",), behind=_BY_ITSELF),
    Look(
        "age",
        r"(?<![^\W_])(?i:victims|survivors|girls|korban|mangsa|biktima|vítimas|nạn nhân)[:,] (?:[^.;:]{3,60}?\), )?"
        rf"{_IN}{_LONG_NAME}",
        ("alone",),
        behind=rf" ?\({_SEX}{_ALONE}",
    ),
    # (name) (16 years); (name), 16 years
    Look("age", _LONG_NAME, ("aged",), behind=r"(?: \(|, )[1-9][0-9]? (?:years?|yrs?)(?=\)|,|\s*\Z)"),
    Look("age", _NAME, ("alone",), behind=rf" \([1-9][0-9]\), (?:seorang |an? |the |isang |uma )?{_PART}"),
)
# Two words with an age, where nothing else was found in a text.
NAME_AND_AGE = Look(
    "age",
    rf"(?:\b(?P<place>(?i:in|from|to|at|near|the|di|dari|ke|từ|ở|tại|em|sa|iha|de)) )?\b{_LONG_NAME}",
    ("aged",),
    behind=rf"(?:, ?| ?\(| [–—-] |: | ){_SEX}{_LEAD}{_AGE}",
)

# What a glance looks for, in a text and in it in small letters.
_LITTLE = rf"(?:(?:{_IS}|si|na|a|o|os|ang|senhora?|bà|ông|anh|em|cô|chị|cháu)(?:\. ?| )){{0,3}}"
_CAPITAL = r"[^\W0-9_a-z]"  # or another letter with a sign: a short set is made ready in no time
_WITH_NAME = rf"{_LITTLE}{_CAPITAL}"


def _begin(word: str) -> str:
    """Return the beginning of a word of a pattern that stands in each text it matches."""
    plain = word.replace("\\.", ".")
    end = next((at for at, sign in enumerate(plain) if sign in "[(?*+{|\\"), len(plain))
    return plain[: end - 1] if plain[end : end + 1] in ("?", "*", "{") else plain[:end]


# Beginnings of words in small letters of which a text that a glance finds holds one: most glances are never made ready,
# which takes longer than to look for them all.
_CUES: Mapping[str, tuple[str, ...]] = {
    "named": tuple(map(_begin, (*naming.NAME_WORDS, *naming.CALLED))),
    "identified": tuple(map(_begin, _IDENTIFIED.split("|"))),
    "done": tuple(map(_begin, _DONE)),
    "as": tuple(map(_begin, naming.PARTS)),
    "part": tuple(map(_begin, naming.PARTS)),
}
_WORD_BEGINS = r"(?<![^\W_])"
# Whole words instead, where short ones stand within many others.
_WORDS_OF: Mapping[str, str] = {
    "kin": rf"{_WORD_BEGINS}(?:{_RELATIVE})(?:nya|(?![^\W_]))",
    "relative": rf"{_WORD_BEGINS}(?:{_RELATIVE})(?:nya|(?![^\W_]))",
    "name of": rf"{_WORD_BEGINS}(?:name|nama|tên|pangalan|nome|naran)(?![^\W_])",
}
_GLANCES: tuple[tuple[str, str, str], ...] = (
    *(("aged", "", pattern) for pattern in MAY_BE_AGED),
    # Only the last sign of the name before it: a long word would be read to its end from each of its letters.
    ("alone", "", rf"[\w’'./-] ?(?: ?\(|, ?| [–—-] ){_SEX}[1-9][0-9]?(?=[),;.]| [–—-] |\s*(?:\Z|\n))"),
    ("named", "", rf"(?:{_NAME_WORDS}|called) (?:na )?(?:si )?(?:[^\W0-9_]{{2,8}}(?:\. ?| ))?{_CAPITAL}"),
    ("done", rf"{_WORD_BEGINS}(?:{'|'.join(_DONE)}) (?:(?:ng|nang) [^\W0-9_]+ )?", _WITH_NAME),
    ("suffered", "", _SUFFERED),
    ("as", rf" (?:{_AS}) (?:{_ONE_PART})", ""),
    ("identified", "", rf"(?:{_IDENTIFIED}) (?:si )?{_CAPITAL}"),
    ("title", "", rf"(?:{_TITLE}|{_SHORT_TITLE})[. ]"),
    ("part", rf"{_WORD_BEGINS}(?:{_ONE_PART})[ ,:(–—-]{{1,3}}", _WITH_NAME),
    ("kin", rf"{_WORD_BEGINS}(?:{'|'.join(naming.KIN)}){_OF_KIN}, ", _WITH_NAME),
    (
        *("relative", rf"{_WORD_BEGINS}{_SOMEBODYS}(?:,? \(?|: )(?:(?:named|{_IS}|bernama|tên|chamad[oa]) )?"),
        _WITH_NAME,
    ),
    ("name of", rf"{_WORD_BEGINS}(?:{_NAME_OF}) ?[:=–-] ?", _WITH_NAME),
    ("code", "", rf"[^\W0-9_]\.?,? ?{_CODE}(?:[,:]? \(?| [–—-] ){_WITH_NAME}"),
    ("code", "", rf"{_CODED}(?:[,:]? \(?| [–—-] ){_WITH_NAME}"),
)


def _has_cue(name: str, small: str) -> bool:
    """Tell whether a text in small letters holds a word without which a glance finds nothing in it."""
    if name in _WORDS_OF:
        return re.search(_WORDS_OF[name], small) is not None
    return name not in _CUES or any(cue in small for cue in _CUES[name])


def _glance(text: str, only: tuple[str, ...] = ()) -> Iterator[tuple[str, int]]:
    """Yield what a text shows, and where: by no pattern that goes on beyond the end of a line."""
    small = text.lower()
    for name, first, pattern in _GLANCES:
        if only and name not in only:
            continue
        if len(small) == len(text) and not _has_cue(name, small):
            continue
        if not first:
            yield from ((name, match.start()) for match in re.finditer(pattern, text))
        elif len(small) == len(text):
            then = re.compile(pattern)
            for match in re.finditer(first, small):
                if then.match(text, match.end()):
                    yield name, match.start()
        else:
            yield name, 0


def may_hold(text: str) -> bool:
    """Glance at a text: without a word for a person or an age, with a name beside it, nobody is found."""
    return any(True for _ in _glance(text)) or any(True for _ in scripts.applicable(text))


def that_may_hold(texts: Sequence[str]) -> list[int]:
    """Return which of several texts may hold a name: to glance at all of them together takes a tenth of the time."""
    once = list(dict.fromkeys(texts))
    ends = list(accumulate(len(text) + 1 for text in once))
    spots = {bisect_right(ends, at) for _, at in _glance("\n".join(once))}
    holding = {
        text
        for number, text in enumerate(once)
        if number in spots or (not text.isascii() and any(True for _ in scripts.applicable(text)))
    }
    return [number for number, text in enumerate(texts) if text in holding] if holding else []


def applicable(text: str) -> tuple[Look, ...]:
    """Return the patterns that may match a text."""
    signs = {name for name, _ in _glance(text)}
    signs |= {"age"} if signs & {"aged", "alone"} else set()
    signs |= {"part"} if "named" in signs else set()
    return tuple(look for look in LOOKS if signs.issuperset(look.needs))


# A person named by a title alone, or by a name with a bare number behind it: nobody can tell the age from a number, so
# in a text that is no finding. As the name of a thing, such as a sheet or a column, it is not repeated.
_TITLED = rf"\b(?:{_TITLE})(?:\. ?| ){_OFFICES}{WORD}|" + "|".join(
    rf"(?:{s.titles}|{s.long_titles}) ?(?!{s.others})[{s.letters}]{{2,20}}[^0-9]{{0,24}}{AGE}" for s in scripts.SCRIPTS
)
_NUMBERED = rf"\b{_LONG_NAME}{_BY_ITSELF}"


def names_someone(text: str) -> bool:
    """Tell whether the name of a thing, such as a key, a sheet or a heading, is the name of a person."""
    signs = {name for name, _ in _glance(text, ("title", "alone"))}
    if ("title" in signs or not text.isascii()) and re.search(_TITLED, text):
        return True
    numbered = re.finditer(_NUMBERED, text) if "alone" in signs else ()
    return any(not re.search(naming.GENERAL, match.group("name")) for match in numbered)


def persons(text: str, countries: Mapping[str, Code]) -> Iterator[Person]:
    """Find the persons named in a text, each name once."""
    return persons_by(applicable(text), scripts.applicable(text), text, countries)


def persons_by(
    looks: Iterable[Look], foreign: Iterable[tuple[str, str]], text: str, countries: Mapping[str, Code]
) -> Iterator[Person]:
    """Find the persons that some patterns find, each name once; two words with an age where those find nobody."""
    names: set[str] = set()
    spans: list[tuple[int, int]] = []

    def is_new(match: re.Match[str], group: str | int) -> bool:
        name, (start, end) = match.group(group).strip(), match.span(group)
        if name in names or any(start < last and first < end for first, last in spans):
            return False
        names.add(name)
        spans.append((start, end))
        return True

    for look in looks:
        for match in look.matches(text):
            name, kind = match.group("name"), look.kind or _kind(match)
            general = look.general and not match.groupdict().get("title") and _is_general(name, countries)
            if kind and not general and is_new(match, "name"):
                yield Person(kind, name.strip())
    for kind, pattern in foreign:
        for match in re.finditer(pattern, text):
            if is_new(match, match.lastindex or 0):
                yield Person(kind, match.group(match.lastindex or 0).strip())
    for match in NAME_AND_AGE.matches(text) if not names else ():
        name = match.group("name")
        if not match.group("place") and not _is_general(name, countries) and is_new(match, "name"):
            yield Person("age", name)


_WHO_BEFORE = (
    rf"{_WHO}(?:,? (?!(?:to|at|in|into|for|by|ke|di|oleh|vào|đến|para|em|iha|sa)\b)[^\W_][\w’']*){{0,5}},? (?:na )?\Z|"
    r"(?i:\b(?:her|his|whose)|[’']s) \Z"
)
_CALLED_BEFORE = r"(?i:girl|boy|woman|man|child|teenager) \Z"
_OF_A_LEADER = (  # whose family is known to everybody
    r"\b(?:President|Minister|King|Queen|Prince|Princess|Governor|Ambassador|Senator|Mayor|Presiden|Menteri|Gubernur|"
    r"Bupati|Raja|Sultan|Pangulo(?:ng)?|Senador|Presidente|Ministr[oau]|Thủ tướng|Chủ tịch nước|Bộ trưởng)\b"
)
_FAR = 80  # signs within which it says who somebody is


def _kind(match: re.Match[str]) -> str:
    """Tell what shows that a name is a person's; nothing where it is none."""
    groups = match.groupdict()
    if re.compile(_BESIDE).match(match.string, match.end()):
        return "age"
    if "relative" in groups:
        before = match.string[max(0, match.start() - _FAR) : match.start()]
        return "" if re.search(_OF_A_LEADER, before) else "part"
    if "named" in groups:
        before = match.string[max(0, match.start() - _FAR) : match.start()]
        return "part" if re.search(_CALLED_BEFORE if groups["named"] == "called" else _WHO_BEFORE, before) else ""
    if groups["title"]:
        return "part" if groups["shut"] is not None or groups["between"] in (" ", ": ") else ""
    return "part" if groups["si"] or " " in groups["name"] else ""


def _is_general(name: str, countries: Mapping[str, Code]) -> bool:
    """Tell whether a name is that of an office, an institution, a place or a country."""
    return re.search(naming.GENERAL, name) is not None or any(country.label == name for country in countries.values())
