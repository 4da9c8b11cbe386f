"""Own how accounts are named: of a person with a service that people write to each other on, and with a bank."""

import re
from collections.abc import Iterator
from itertools import chain

from actip.lexicon import LETTERS
from actip.lexicon.marks import CLOSE, LAW_BETWEEN, MARK, NO_COUNT, NO_DAY, THOUSANDS
from actip.lexicon.offices import FUND, OFFICE, SOMEBODY
from actip.rules.patterns.anchors import matches, places

# --- of a person, with a service

# The services, in small letters: of the patterns and of the quick look.
_SERVICES = (
    *("facebook", "fb", "instagram", "telegram", "tiktok", "tik tok", "line id", "line:", "zalo", "wechat", "weixin"),
    *("whatsapp", "viber", "twitter", "skype", "messenger", "snapchat", "kakaotalk"),
    *("เฟซบุ๊ก", "เฟสบุ๊ค", "เฟสบุ๊ก", "เฟซบุ๊ค", "ไลน์", "อินสตาแกรม", "ติ๊กต็อก", "เทเลแกรม", "ເຟສບຸກ", "ເຟດບຸກ", "ເຟສບຸກ"),
    *("ເຟສບຸ໊ກ", "ໄລນ໌", "ຕິກຕັອກ", "ຕິກຕອກ", "ເທເລແກຣມ", "ហ្វេសប៊ុក", "ហ្វេសប៊ុក", "តេឡេក្រាម", "តេលេក្រាម", "ទិកតុក"),
    *("ဖေ့စ်ဘွတ်", "ဖေ့ဘုတ်", "ဖေ့စ်ဘုတ်", "တယ်လီဂရမ်", "တစ်တော့", "ဗိုင်ဘာ"),
)
_SPELT = {"line id": "line(?= id)", "line:": "line(?=:)"}
# What says that it is the account of somebody.
_WHOSE = (
    r"(?:(?i:accounts?|profile|handle|user ?names?|user|nick(?:name)?|id|named?|called|conta|perfil|nome|usuário|konta|"
    r"naran|akun|akaun|profil|nama|bernama|pengguna|tài khoản|nick|tên|pangalan|"
    r"na may pangalan)\b|บัญชี|ไอดี|ชื่อ|ໄອດີ|ບັນຊີ|ຊື່|គណនី|ឈ្មោះ|အကောင့်|အမည်)"
)
_GAP = r"[^0-9.;\n@\"“«]{0,30}?"
_QUOTED = r"(?:[\"“«‘]|(?<=[ (:])')([^\"”»’'\n]{3,40})[\"”»’']"
_USERNAME = r"(?=[A-Za-z._]{0,20}[0-9_])[A-Za-z][A-Za-z0-9._-]{3,30}|[a-z]{2,20}\.[a-z]{2,20}(?![A-Za-z@])"


def _latin(words: tuple[str, ...]) -> str:
    return "|".join(_SPELT.get(word, word) for word in words if word < "\u0e00")


_OTHERS = "|".join(word for word in _SERVICES if word >= "\u0e00")
_SERVICE = rf"(?:(?i:(?<![{LETTERS}])(?:{_latin(_SERVICES)})(?![{LETTERS}]))|{_OTHERS})"
HANDLES = (
    # @somebody, beside the name of the service
    rf"{_SERVICE}{_GAP}(?<![\w.])(@[A-Za-z0-9_][A-Za-z0-9_.]{{1,29}}[A-Za-z0-9_])",
    # "Lucky Star", where it is said to be the name of an account; a token with a digit or a stroke in it
    rf"{_SERVICE}{_GAP}{_GAP}{_QUOTED}",
    rf"{_SERVICE}(?: ?{_WHOSE}){{0,2}}[ :=(]{{1,3}}(?:(?:is|was|là|adalah|ialah|é|ay|คือ|ແມ່ນ|គឺ) ?)?({_USERNAME})",
    # a name of two words or more, where it is said to be a name; in a script without capitals, right behind the word
    rf"{_SERVICE}(?: ?{_WHOSE})?{_GAP}(?i:\bnamed|\bname:|called|bernama|nama|tên(?: là)?|na may pangalang|"
    rf"com o nome|ho naran) "
    r"([A-ZĐ][^\W0-9_]+(?: [A-ZĐ][^\W0-9_]+){1,4})",
    rf"{_SERVICE} ?(?:ชื่อบัญชี|ชื่อ|ຊື່|ឈ្មោះ|အမည်) ?([ก-๎ກ-ໝក-៓က-ှ]{{2,20}})",
    # a name of somebody's behind a colon; a page with a name of two parts, or with a number in it
    rf"{_SERVICE}(?: ?{_WHOSE}){{1,2}}[^0-9.;:=,\n]{{1,30}}[:=] ?({_USERNAME})",
    r"(?:(?i:facebook|instagram|tiktok|fb)\.com|(?:fb|t|m)\.me)/@?"
    rf"({_USERNAME})(?![\w/?])",
    # the page of a person who has no name for it
    r"(?i:facebook\.com/(?:profile\.php\?id=|people/[^\s/]{1,80}/)|zalo\.me/|line\.me/ti/p/~?|line\.me/R/ti/p/~?)([\w.@%-]{4,40})",
)
# @somebody on a service
NAME_FIRST = (
    r"(?<![\w.])(@[A-Za-z0-9_][A-Za-z0-9_.]{1,29}[A-Za-z0-9_])"
    rf" (?:(?:on|via|through|sa|di|lewat|melalui|no|na|pelo|iha|trên|qua) )?{_SERVICE}"
)
_PAGES = ("line.me/", "fb.com/", "t.me/", "m.me/")  # the others have the name of the service in them


# An office, a state or a campaign has its word within the name of its page.
_OFFICIAL = (
    r"(?i:gov|moj|moha|police|polis|polri|pulis|official|office|embassy|ministry|kemen|asean|\b(?:un|iom|unodc|unicef|ilo|dswd|iacat)\b|"
    r"hotline|shelter|centre|center|campaign|stop|anti|thailand|cambodia|laos|vietnam|myanmar|indonesia|malaysia|philippines|"
    r"timor|singapore|brunei|foundation|ngo|news|radio|court)"
)


def may_hold_handle(text: str) -> bool:
    """Look for the name of a service, or for the beginning of a person's page."""
    small = text.lower()
    return any(word in small for word in (*_SERVICES, *_PAGES))


def _is_within_word(text: str, at: int) -> bool:
    """Tell whether a service that stands there is the end of another word, as in 'online:'; an address has its stroke.

    In scripts without blanks, and behind any other sign, it may be a word of its own.
    """
    before = text[max(0, at - 1) : at]
    return before.isascii() and before.isalpha() and text[at].isascii() and "/" not in text[at:]


def handles(text: str) -> Iterator[str]:
    """Find the names of persons' accounts. The page of an office has its word, and is public."""
    starts = [at for at in places((*_SERVICES, *_PAGES), text) if not _is_within_word(text, at)]
    names: set[str] = set()
    beside = (match for pattern in HANDLES if starts for match in matches(pattern, starts, text))
    for match in chain(beside, re.finditer(NAME_FIRST, text) if starts and "@" in text else ()):
        # Whose account it is stands before, between, or right behind; a page of an office has a name with @ as well.
        before = text[max(0, match.start() - 40) : match.start(1)]
        is_persons = re.search(_WHOSE, before) is not None
        behind = text[match.end(1) : match.end()].strip()
        if behind and not behind[0].isalpha() and not is_persons:
            continue  # what stands in quotation marks is the name of an account where it is said to be one
        between = match.group() if is_persons else text[max(0, match.start() - 60) : match.end()]
        if re.search(_OFFICIAL, match.group(1)):
            continue
        around = between + text[match.end() : match.end() + 40]
        if (name := match.group(1)) not in names and not re.search(OFFICE, around):
            names.add(name)
            yield name


# --- of a person, with a bank

_BANKS = (
    *("bank account", "bank acc", "account no", "account num", "account:", "acct", "a/c", "acc no", "acc. no", "iban"),
    *("rekening", "no. rek", "norek", "no rek", "akaun bank", "no. akaun", "nombor akaun", "no akaun", "nomor akun"),
    *("số tài khoản", "stk", "tài khoản ngân hàng", "tài khoản số", "số tk", "tk số"),
    *("account sa bangko", "bank akawnt", "akawnt sa bangko", "account blg"),
    *("conta bancária", "conta n", "número da conta", "n.º da conta", "nib", "konta bankária", "konta bankaria"),
    *("númeru konta", "conta no banco"),
    *("บัญชีธนาคาร", "เลขที่บัญชี", "เลขบัญชี", "บัญชีเลขที่", "หมายเลขบัญชี", "ເລກບັນຊີ", "ບັນຊີທະນາຄານ", "ບັນຊີເລກ"),
    *("ເລກທີບັນຊີ", "លេខគណនី", "គណនីធនាគារ", "គណនីលេខ", "គណនេយ្យធនាគារ"),
    *("rek.", "rek ", "acct no", "savings acc", "no. acc", "nomor rek", "no. rekening", "no. tk", "stk:"),
    *("บัญชีออมทรัพย์", "บัญชีกระแสรายวัน", "บัญชีเงินฝาก", "บัญชีม้า", "พร้อมเพย์", "ວັອນເພ", "ບັນຊີເງິນຝາກ", "ບັນຊີຝາກປະຢັດ"),
    *("គណនីសន្សំ", "គណនីចរន្ត", "ငွေစုစာရင်း", "စာရင်းရှင်"),
    *("ဘဏ်အကောင့်", "ဘဏ်စာရင်း", "ဘဏ်ငွေစာရင်း", "စာရင်းအမှတ်", "အကောင့်နံပါတ်", "ဘဏ်စာရင်းနံပါတ်"),
)
# Cards and purses, whose numbers are long.
_PURSES = (
    *("visa", "mastercard", "master card", "credit card", "debit card", "atm card", "bank card", "prepaid card"),
    *("kartu kredit", "kartu debit", "kartu atm", "kad kredit", "kad debit", "kad bank", "kad atm", "thẻ tín dụng"),
    *("thẻ ghi nợ", "thẻ atm", "thẻ ngân hàng", "cartão de crédito", "cartão de débito", "cartão multibanco"),
    *("gcash", "paymaya", "maya ", "gopay", "ovo ", "shopeepay", "linkaja", "momo", "zalopay", "viettel money"),
    *("truemoney", "true money", "promptpay", "touch 'n go", "tng ", "boost ", "grabpay", "duitnow", "paynow"),
    *("wave money", "wavepay", "wave pay", "kbzpay", "kbz pay", "kpay", "cb pay", "aya pay", "bcel one", "onepay"),
    *("u-money", "wing ", "aba ", "acleda", "bakong", "paypal", "western union", "moneygram", "usdt", "e-wallet"),
    *("e-dompet", "dompet digital", "ví điện tử", "ewallet", "mosan", "telemor"),
    *("บัตรเครดิต", "บัตรเดบิต", "บัตรเอทีเอ็ม", "บัตร atm", "ทรูมันนี่", "พร้อมเพย์", "ວິງ", "ບັດເຄຣດິດ", "ບັດ atm", "យូម៉ាន់នី"),
    *("កាតឥណទាន", "កាតឥណពន្ធ", "អេស៊ីលីដា", "វីង", "ကေပေး", "ကေဘီဇက်ပေး", "ဝေ့ဖ်မန်နီ", "အကြွေးဝယ်ကတ်", "ဘဏ်ကတ်"),
)
_ACCOUNTS = (
    *("account", "akaun", "rekening", "conta", "konta", "tk", "tài khoản"),
    *("บัญชี", "ບັນຊີ", "គណនី", "အကောင့်", "စာရင်း"),
)  # of anything, so that the number has to be long
_SPELT_BANKS = {
    "account no": "account(?= no)",
    "account num": "account(?= num)",
    "account:": "account(?=:)",
    "acc no": "acc(?= no)",
    "acc. no": r"acc\.(?= no)",
    "bank acc": r"bank acc(?:ount|t)?\.?",
    "acct": r"acct\.?",
    "conta n": "conta(?= n)",
    "no. rek": r"no\. rek(?:ening)?\.?",
    "no rek": r"no rek(?:ening)?\.?",
    "ບັນຊີເລກ": "ບັນຊີ(?=ເລກ)",
    "rek ": "rek(?= )",
    "acct no": "acct(?= no)",
    "savings acc": "savings acc(?:ount|t)?",
    "no. acc": r"no\. acc(?:ount|t)?\.?",
    "nomor rek": "nomor rek(?:ening)?",
}
_LATIN_BANK = "|".join(_SPELT_BANKS.get(word, re.escape(word)) for word in _BANKS if word < "\u0e00")
_OTHER_BANK = "|".join(_SPELT_BANKS.get(word, word) for word in _BANKS if word >= "\u0e00")
_BANK = rf"(?:(?i:(?<![{LETTERS}])(?:{_LATIN_BANK})(?![{LETTERS}]))|{_OTHER_BANK})"
_PURSE = (
    rf"(?:(?i:(?<![{LETTERS}])(?:{'|'.join(re.escape(word.strip()) for word in _PURSES if word < chr(0x0E00))})"
    rf"(?![{LETTERS}]))|{'|'.join(word for word in _PURSES if word >= chr(0x0E00))})"
)
_YEARS = r"(?:19|20)[0-9]{2}[ -](?:19|20)[0-9]{2}"  # of a table
_DIGITS = rf"{NO_DAY}[0-9](?:[-. ]?[0-9]){{6,22}}"
LOOSELY = r"[^0-9.;\n]{0,50}?(?<![0-9A-Za-z])"
_OWN_WORD = (
    rf"(?:(?i:(?<![{LETTERS}])(?:rek\.|rek(?= )|stk|số tài khoản|số tk|norek|no\.? rek(?:ening)?\.?|a/c|acct\.?|"
    r"bank acc(?:ount|t)?|akaun bank|no\.? akaun|conta bancária|account sa bangko)"
    rf"(?![{LETTERS}]))|เลขที่บัญชี|เลขบัญชี|บัญชีออมทรัพย์|บัญชีกระแสรายวัน|บัญชีเงินฝาก|บัญชีม้า|พร้อมเพย์|"
    "ເລກບັນຊີ|ເລກທີບັນຊີ|ບັນຊີຝາກປະຢັດ|ບັນຊີເງິນຝາກ|លេខគណនី|គណនីធនាគារ|គណនីសន្សំ|ဘဏ်စာရင်း|ငွေစုစာရင်း|အကောင့်နံပါတ်)"
)
BANK_ACCOUNTS = (
    rf"{_BANK}{CLOSE}(?!{THOUSANDS})({_DIGITS}){NO_COUNT}",
    rf"{_BANK}[^0-9.;\n]{{0,40}}?{MARK}[ :=.]{{0,3}}({_DIGITS}){NO_COUNT}",
    # the name of the bank stands between; an account alone has nine digits at least, without a sign between them
    rf"{_BANK}(?: [A-ZĐ][A-Za-zÀ-ỹ]+){{1,2}}{CLOSE}(?!{THOUSANDS})({_DIGITS}){NO_COUNT}",
    rf"(?:(?i:(?<![{LETTERS}])(?:account|akaun|rekening|conta|konta))|"
    rf"\bTK)\b{CLOSE}([0-9]{{9,18}}){NO_COUNT}",
    # whose it is and the name of the bank stand between: nine digits at least, which the rule looks at the words before
    rf"(?:(?i:(?<![{LETTERS}])(?:account|akaun|rekening|conta|konta|tài khoản)(?![{LETTERS}]))|บัญชี|ບັນຊີ|គណនី|"
    rf"အကောင့်|စာရင်း){LOOSELY}(?!{THOUSANDS}|{_YEARS})({NO_DAY}[0-9](?:[-. ]?[0-9]){{8,22}}){NO_COUNT}",
    # a bank or whoever has it stands between the word of the number and the number: nine digits, and no amount
    rf"{_OWN_WORD}{LOOSELY}(?!{THOUSANDS}|{_YEARS})({NO_DAY}[0-9](?:[-. ]?[0-9]){{8,22}}){NO_COUNT}",
    # the number of a card, in groups of four, or of a purse behind its name: no amount has them
    rf"{_PURSE}{LOOSELY}(?!{THOUSANDS}|{_YEARS})([0-9]{{4}}[ -]?[0-9]{{4}}[ -]?[0-9]{{4}}[ -]?[0-9]{{4}}){NO_COUNT}",
    rf"(?!(?i:visa|master|credit|debit|kartu|kad|thẻ|cartão)|บัตร|ບັດ|កាត){_PURSE}{LOOSELY}(?!{THOUSANDS}|{_YEARS})"
    rf"((?:0|855|856|84|62|60|63|66|95)[0-9]{{1,3}}(?:[- ]?[0-9]){{6,9}}){NO_COUNT}",
    # digits in groups behind the number's own word: no amount
    rf"(?:{'|'.join(('เลขที่บัญชี', 'เลขบัญชี', 'ເລກບັນຊີ', 'លេខគណនី', '(?i:số tài khoản|stk|account number|account no)'))})"
    rf"{CLOSE}({_DIGITS}){NO_COUNT}",
)
# From the beginning of a number on; a day alone is none.
_WITH_WHOM = (  # a bank, or somebody, between an account and its number
    r"(?i:bank|banco|bangko|ngân hàng|suspe[ck]|tersangka|tertuduh|terdakwa|đối tượng|\b(?:her|his|their|"
    r"ibu|bapa|ayah)\b)|"
    r"\b[A-Z][A-Za-z]{1,15}\b|ธนาคาร|ผู้ต้องหา|จำเลย|ທະນາຄານ|ຜູ້ຖືກຫາ|ធនាគារ|ជនសង្ស័យ|ဘဏ်|တရားခံ|\A[ :.]{0,2}\Z|"
    r"(?i:\b(?:accused|defendants?|brokers?|recruiters?|traffickers?|owners?|pelaku|pemilik|perekrut|agen|ejen|calo|"
    r"bị can|bị cáo|kẻ|arguid[oa]|aliciador|akusado|rekruter|may-ari|của)\b)|"
    "กสิกร|กรุงไทย|ไทยพาณิชย์|กรุงเทพ|ออมสิน|กรุงศรี|ออมทรัพย์|นายหน้า|พยาน|เจ้าของ|ຈຳເລີຍ|ຜູ້ຕ້ອງຫາ|ນາຍໜ້າ|ທຄຕລ|ພັດທະນາລາວ|"
    "ជនជាប់ចោទ|មេខ្យល់|អេស៊ីលីដា|កាណាឌីយ៉ា|វីង|ကမ္ဘောဇ|ဧရာဝတီ|ရိုးမ|ပွဲစား|ကေဘီဇက်"
)
_OF_BUDGET = (
    r"(?i:budget|treasury|badyet|anggaran|bajet|ngân sách|orçament|\b(?:code|kode|kod|código)\b)|"
    "งบประมาณ|ງົບປະມານ|ថវិកា|ဘတ်ဂျက်"
)
_MAY_BE_BANK = r"(?<![0-9])(?<![0-9][-. ])(?![0-9]{4}-[0-9]{2}-[0-9]{2}(?![-. ]?[0-9]))[0-9](?:[-. ]?[0-9]){6}"
LOOSE = BANK_ACCOUNTS[4]
IBAN = r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{4}){3,7}(?: ?[0-9A-Z]{1,3})?(?![A-Za-z0-9])"


def may_hold_bank_account(text: str) -> bool:
    """Look for seven digits, with a sign between two of them at most, beside a word for an account; or for an IBAN."""
    if re.search(_MAY_BE_BANK, text):
        small = text.lower()
        if any(word in small for word in (*_BANKS, *_ACCOUNTS, *_PURSES)):
            return True
    return re.search("[A-Z]{2}[0-9]{2} ?[0-9A-Z]{4} ?[0-9A-Z]{4}", text) is not None


def bank_accounts(text: str) -> Iterator[str]:
    """Find the numbers of accounts behind their words, and those that a check by 97 proves. A fund's is public."""
    numbers: set[str] = set()
    for match in re.finditer(IBAN, text):
        if _is_iban(match.group().replace(" ", "")):
            numbers.add(match.group())
            yield match.group()
    starts = places((*_BANKS, *_ACCOUNTS, *_PURSES), text)
    for pattern in BANK_ACCOUNTS if starts else ():
        for match in matches(pattern, starts, text):
            number, words = match.group(1), text[match.start() : match.start(1)]
            beside = text[max(0, match.start() - 40) : match.start(1)] + text[match.end() : match.end() + 40]
            if pattern == LOOSE and (not _is_with(words) or re.search(_OF_BUDGET, beside)):
                continue
            public = re.search(OFFICE, words) or re.search(LAW_BETWEEN, words) or re.search(FUND, beside)
            if not public and not any(number in other for other in numbers):
                numbers.add(number)
                yield number


def _is_with(words: str) -> bool:
    """Tell whether a bank or somebody stands between the word for an account and its number."""
    between = re.sub(r"\A(?i:account|akaun|rekening|conta|konta|tài khoản|บัญชี|ບັນຊີ|គណនី|အကောင့်|စာရင်း)", "", words)
    return re.search(_WITH_WHOM, between) is not None or re.search(SOMEBODY, between) is not None


def _is_iban(number: str) -> bool:
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1
