"""Own how a person is named in the scripts without capitals and mostly without spaces: Thai, Lao, Khmer, Burmese."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from actip.rules.patterns.ages import AGE, SEVERAL

_LATIN_TITLE = r"(?:Mrs?|Ms|Miss|Ma|Daw|Ko|Maung|Saw|Naw|Nang|Sai|U|Nai|Nong|Thao|Nguyen)\.? "


class Script(NamedTuple):
    """One such script.

    A title begins a word, or stands behind a word that ends before it; a long one is no part of another word, and may
    stand anywhere. What a name cannot begin with makes another word of the title, or says who anybody is.
    """

    letters: str
    titles: str  # that are words or syllables as well
    long_titles: str
    others: str
    parts: tuple[str, ...]  # who somebody is in what happened
    kin: str
    of: str
    ordinal: str  # of which witness, of several
    persons: str  # who somebody is
    name_words: str
    before: str  # what may stand right before a title without a space
    aged: str
    years: str
    done: str  # what is done to somebody who is named right behind it
    details: str  # what begins a sex or a citizenship between a name and an age

    @property
    def start(self) -> str:
        """The pattern of what stands before a title."""
        words = (*self.parts, *self.before.split("|"), *self.name_words.split("|"))
        return "|".join((f"(?<![{self.letters}])(?<![0-9] )(?<![0-9])", *(f"(?<={word})" for word in words)))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of which a text with a name beside a word for who it is holds one."""
        return (*self.parts, *(word for words in (self.name_words, self.kin, self.done) for word in words.split("|")))

    @property
    @cache  # noqa: B019  there are four, for as long as the program runs
    def patterns(self) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
        """The patterns that find a name by an age, and those that find one by the word for who it is."""
        letters, years = self.letters, self.years
        title = f"(?:(?:{self.start})(?:{self.titles})|(?:{self.long_titles}))"
        word = f"[{letters}]{{2,20}}"
        latin = "[A-Z][^\\W0-9_]+(?: [A-Z][^\\W0-9_]+){0,3}"
        name = f"(?!{self.others})({word}(?: (?!{self.aged}|{self.details}){word})?|{latin})"
        age = rf"(?:{self.aged} ?:? ?\(?{AGE}\)?(?: ?(?:{years}))?|\(?{AGE}\)? ?(?:{years})\)?){SEVERAL}"
        between = rf"[ ,(၊]*(?:(?:{self.details})[{letters}]{{2,15}}[ ,၊(]*){{0,3}}"
        introduction = rf"(?:{self.name_words})[ :]*(?:{title} ?)?"
        behind = rf"{between}(?:{age}|(?<=\()[1-9][0-9](?=\)))"
        ages = (
            rf"{title} ?{name}{behind}",
            rf"{introduction}{name}{behind}",
            rf"{self.aged} ?\(?{AGE}\)? ?(?:{years}){SEVERAL}(?:အရွယ်)?[ ,၊]*(?:{introduction}|{title} ?){name}",
        )
        part = rf"(?:{'|'.join(self.parts)})[ :၊,(]*(?:{self.before}|မှာ|သည်)? ?"
        who = rf"(?:{'|'.join(self.parts)}|{self.persons})"
        parts = (
            rf"{part}(?:(?:{self.name_words})[ :]*)?(?:{self.titles}|{self.long_titles}) ?{name}",
            rf"{who}[ (]?(?:{self.name_words})[ :]*{name}(?![{letters}])",
            # the first witness, Mr. (name); name of the victim: (name)
            rf"(?:{'|'.join(self.parts)}) ?(?:{self.ordinal})[ :၊,(]{{1,3}}"
            rf"(?:{self.titles}|{self.long_titles}) ?{name}",
            rf"(?:{self.name_words}) ?(?:{self.of})? ?{who} ?[:=] ?(?:{self.titles}|{self.long_titles})? ?{name}",
            # Mrs. (name), the mother of the girl; the mother of the girl, Mrs. (name)
            rf"{title} ?{name}[ ,(၊]{{1,3}}(?:เป็น|ເປັນ|ជា)?(?:{self.kin}) ?(?:{self.of}) ?{who}",
            rf"{who}(?:{'|'.join(self.parts)})? ?(?:{self.of}) ?(?:{self.kin})[ ၊]{{1,2}}(?:{title}) ?{name}",
            rf"(?:{self.kin})(?:{self.of}) ?[{letters}]{{2,24}}[ ,]{{1,2}}(?:{title}) ?{name}",
            # the uncle named Mr. (name); questioned Mr. (name); Mr. (name), the second accused
            rf"(?:{self.kin}) ?(?:{self.of})?(?:{'|'.join(self.parts)})? ?(?:{self.name_words}|{self.before}) ?:? ?"
            rf"(?:{self.titles}|{self.long_titles}) ?{name}",
            rf"(?:{self.kin})(?:{self.name_words})[ :]*{name}",
            rf"(?:{self.done}) ?(?:{self.titles}|{self.long_titles}) ?{name}",
            rf"{title} ?{name}[ ,(၊]{{0,3}}(?:ซึ่งเป็น|เป็น|ในฐานะ|ในฐานะเป็น|ເຊິ່ງເປັນ|ເປັນ|ໃນຖານະ|ជា|ដែលជា|ក្នុងនាមជា)? ?"
            rf"(?:{'|'.join(self.parts)})(?: ?(?:{self.ordinal}|ที่ ?[0-9]|ທີ ?[0-9]|ទី ?[0-9])|[ ,)၊។]|\Z)",
            # name of the victim: (name); a victim, Ms. (name), in Latin letters
            rf"(?:{self.name_words})(?:ของ|ຂອງ|របស់)? ?(?:{who}) ?[:៖=–-] ?(?:{self.titles}|"
            rf"{self.long_titles})? ?{name}",
            rf"(?:{who}) ?(?:၏)? ?(?:{self.name_words}) ?[:៖=–-] ?(?:{self.titles}|{self.long_titles})? ?{name}",
            rf"(?:{'|'.join(self.parts)})[{letters}0-9 ]{{0,16}}[ (:,၊]{{0,2}}{_LATIN_TITLE}"
            rf"([A-Z][^\W0-9_]+(?: [A-Z][^\W0-9_]+){{0,3}})",
        )
        return tuple(("age", pattern) for pattern in ages), tuple(("part", pattern) for pattern in parts)


THAI = Script(
    letters="ก-๎",
    titles=r"นาง|นาย|น้อง|คุณ|น\. ?ส\. ?",
    long_titles=r"นางสาว|น\.ส\.|ด\.ญ\.|ด\.ช\.|เด็กหญิง|เด็กชาย",
    others=(
        "สาว|ครู|แม่|พ่อ|หมอ|ภาพ|ธรรม|สมบัติ|ค่า|ประโยชน์|วุฒิ|ลักษณะ|กรัฐ|กสภา|กสมาคม|กเทศ|กองค์|กอบต|กฯ|อำเภอ|ทะเบียน|จ้าง|หน้า|ทหาร|ตำรวจ|แพทย์|ทุน|พล(?!อย)|ประกัน|ท้าย|พยาบาล|แบบ|ช่าง|งามจักรวาล|งามไทย|งาน|"
        "อายุ|วัย|หมาย|นั้น|ตาม|ทุก|และ|หรือ|จำนวน|ที่|ซึ่ง|ใน|จาก|ชาว|ต่ำ|อื่น|ทั้ง|ไม่|ใด|ถูก|ต้อง|เสียง|ผู้|ของ|เป็น|ได้|มีอายุ|มีสัญ|ว่า|เล่น"
    ),
    parts=(
        *("ผู้เสียหาย", "ผู้ต้องหา", "เหยื่อ", "พยาน", "จำเลย", "ผู้ต้องสงสัย", "ผู้กระทำผิด", "ผู้กระทำความผิด", "ผู้ร้อง", "โจทก์"),
        *("โจทก์ร่วม", "ผู้แจ้งความ", "ผู้กล่าวหา", "ผู้ถูกกล่าวหา", "นายหน้า", "ผู้ต้องขัง", "นักโทษ", "ผู้ถูกจับ", "ผู้รอดชีวิต"),
    ),
    kin="มารดา|บิดา|แม่|พ่อ|พี่สาว|พี่ชาย|น้องสาว|น้องชาย|ป้า|น้า|ลุง|ยาย|ปู่|ย่า|อาสาว|อาชาย|สามี|ภรรยา|ภริยา|หลานสาว|หลานชาย|ผู้ปกครอง|ญาติ|บุตรสาว|บุตรชาย|ลูกสาว|ลูกชาย",
    of="ของ",
    ordinal="ปาก(?:แรก|เอก|ที่ ?[0-9]{1,2})|คน(?:แรก|ที่ ?[0-9]{1,2})|ราย(?:แรก|ที่ ?[0-9]{1,2})",
    persons="เด็กหญิง|เด็กชาย|เด็ก|หญิงสาว|หญิง|ชาย|สาว|แรงงาน|ลูกเรือ",
    name_words="ชื่อเล่นว่า|ชื่อเล่น|ชื่อว่า|ชื่อ|นามสมมติ",
    before="คือ|ได้แก่|ช่วยเหลือ|จับกุม|ของ|พบ|จำคุก|สอบปากคำ|ควบคุมตัว|คุมตัว|จับ|ฟ้อง|หา|ตัว",
    done="จับกุมตัว|จับกุม|จำคุก|สอบปากคำ|ควบคุมตัว|คุมตัว|จับตัว|แจ้งข้อหา|แจ้งข้อกล่าวหา|ยื่นฟ้อง|สั่งฟ้อง|ฟ้อง|ช่วยเหลือ|ออกหมายจับ|ลงโทษ|คัดแยก|ส่งกลับ|คำให้การของ",
    aged="(?:อายุ|วัย)",
    years="ปี|ขวบ",
    details="เพศ|สัญชาติ|เชื้อชาติ|ชาว",
)
LAO = Script(
    letters="ກ-ໍໜ-ໝ",
    titles=r"ນາງ|ນ້ອງ|ທ\. ?|ນ\. ?",
    long_titles="ທ້າວ|ນາງສາວ|ເດັກຍິງ|ເດັກຊາຍ",
    others=(
        "ຟ້າ|ງາມ|ຈ້າງ|ໝາຍ|ແບບ|ສາວ|ລັດຖະ|ປະທານ|ຫົວໜ້າ|ຮອງ|ອາຍຸ|ແລະ|ຫຼື|ຈຳນວນ|ຈໍານວນ|ທີ່|ຊຶ່ງ|ໃນ|ຈາກ|ຊາວ|ຕ່ຳ|ອື່ນ|ທັງ|ບໍ່|ໃດ|ຖືກ|ຕ້ອງ|ສຽງ|ຜູ້|"
        "ຂອງ|ເປັນ|ໄດ້|ມີອາຍຸ|ມີສັນ|ວ່າ|ຫຼິ້ນ|ທຸກ|ຢູ່"
    ),
    parts=(
        "ຜູ້ຖືກເຄາະຮ້າຍ",
        "ຜູ້ເຄາະຮ້າຍ",
        "ຜູ້ຖືກຄ້າ",
        "ຜູ້ຕ້ອງຫາ",
        "ພະຍານ",
        "ຈຳເລີຍ",
        "ຈໍາເລີຍ",
        "ຜູ້ຖືກຫາ",
        "ຜູ້ຖືກສົງໄສ",
        "ຜູ້ຕ້ອງສົງໄສ",
        "ຜູ້ເສຍຫາຍ",
        "ຜູ້ກະທຳຜິດ",
        "ໂຈດ",
        "ຜູ້ຮ້ອງທຸກ",
        "ນາຍໜ້າ",
        "ນັກໂທດ",
    ),
    kin="ແມ່ເຖົ້າ|ແມ່|ພໍ່|ມານດາ|ບິດາ|ເອື້ອຍ|ອ້າຍ|ນ້ອງສາວ|ນ້ອງຊາຍ|ປ້າ|ລຸງ|ແມ່ຕູ້|ພໍ່ຕູ້|ນ້າສາວ|ນ້າບ່າວ|ອາວ|ຜົວ|ສາມີ|ເມຍ|ພັນລະຍາ|ຜູ້ປົກຄອງ|ຍາດພີ່ນ້ອງ|ລູກສາວ|ລູກຊາຍ",
    of="ຂອງ",
    ordinal="ຜູ້ທີ ?[0-9]{1,2}|ຄົນທີ ?[0-9]{1,2}",
    persons="ເດັກຍິງ|ເດັກຊາຍ|ເດັກ|ຍິງສາວ|ຍິງ|ຊາຍ|ແຮງງານ",
    name_words="ຊື່ຫຼິ້ນ|ຊື່ວ່າ|ຊື່",
    before="ແມ່ນ|ຄື|ຊ່ວຍເຫຼືອ|ຂອງ|ຈັບກຸມ|ຈັບຕົວ|ກັກຕົວ|ສອບປາກຄຳ",
    done="ຈັບກຸມ|ຈັບຕົວ|ຈັບ|ກັກຕົວ|ສອບປາກຄຳ|ສອບສວນ|ສັ່ງຟ້ອງ|ຟ້ອງ|ລົງໂທດ|ຕັດສິນລົງໂທດ|ຊ່ວຍເຫຼືອ|ສົ່ງກັບ|ຄຳໃຫ້ການຂອງ",
    aged="(?:ອາຍຸ|ໄວ)",
    years="ປີ|ຂວບ",
    details="ເພດ|ສັນຊາດ|ຊົນເຜົ່າ|ຊາວ",
)
KHMER = Script(
    letters="ក-៓",
    titles="(?<!ខែ)កញ្ញា|នាង|លោក(?!ស្រី|តា|យាយ)",
    long_titles="លោកស្រី|អ្នកស្រី|កុមារី|កុមារា|ក្មេងស្រី|ក្មេងប្រុស|យុវតី|ប្អូនស្រី|ប្អូនប្រុស|លោកតា|លោកយាយ",
    others=(
        "លោក|ជន|កុមារ|ក្មេង|ស្រី |នាយក|រដ្ឋមន្ត្រី|ប្រធាន|ជំទាវ|អភិបាល|ចៅក្រម|ព្រះរាជអាជ្ញា|ឧត្តម|មេធាវី|អាយុ|ឆ្នាំ|និង|ឬ|ចំនួន|ដែល|ក្នុង|មក|"
        "មិន|សំដៅ|សំដី|ត្រូវ|របស់|ទាំង|ជា(?! )|ក្រោម|នីមួយ|ផ្សេង|រង|ហៅ|ឈ្មោះ|បាន|នៃ|ធ្វើ|ថា(?! )|មាន(?![ក-៓])|ណាមួយ"
    ),
    parts=(
        *("ជនរងគ្រោះ", "សាក្សី", "ជនជាប់ចោទ", "ជនសង្ស័យ", "ពិរុទ្ធជន", "រងគ្រោះ", "ជនល្មើស", "ចោទប្រកាន់"),
        *("ជនត្រូវចោទ", "ដើមបណ្តឹង", "ដើមចោទ", "ចុងចោទ", "មេខ្យល់", "ទណ្ឌិត", "អ្នកប្តឹង"),
    ),
    kin="ម្តាយមីង|ម្តាយ|ឪពុកមា|ឪពុកធំ|ឪពុក|បងស្រី|បងប្រុស|ប្អូនស្រី|ប្អូនប្រុស|មីង|ពូ|ជីដូន|ជីតា|ប្តី|ស្វាមី|ប្រពន្ធ|ភរិយា|ក្មួយស្រី|ក្មួយប្រុស|អាណាព្យាបាល|កូនស្រី|កូនប្រុស",
    of="របស់",
    ordinal="ទី ?[0-9]{1,2}|ទីមួយ|ទីពីរ",
    persons="ក្មេងស្រី|ក្មេងប្រុស|ក្មេង|កុមារី|កុមារា|កុមារ|ស្ត្រី|បុរស|យុវតី|យុវជន|ពលករ|កម្មករ",
    name_words="មានឈ្មោះថា|មានឈ្មោះ|ឈ្មោះថា|ឈ្មោះ|ហៅថា|ហៅ",
    before="គឺ|របស់|បាន|និង|ចាប់ខ្លួន|ឃាត់ខ្លួន|សង្គ្រោះ",
    done="ចាប់ខ្លួន|ឃាត់ខ្លួន|ឃុំខ្លួន|សាកសួរ|ចោទប្រកាន់|កាត់ទោស|ផ្តន្ទាទោស|សង្គ្រោះ|ជួយសង្គ្រោះ|ចម្លើយរបស់",
    aged="អាយុ",
    years="ឆ្នាំ",
    details="ភេទ|សញ្ជាតិ|ជនជាតិ",
)
BURMESE = Script(
    letters="က-ှ",
    # One of them begins what is not so as well: 'there is no witness'.
    titles=(
        "မောင်|ဦး(?=[က-အ])|ကို(?=[က-အ])|စော(?=[က-အ])|နော်|နန်း|စိုင်း|ခွန်|"
        "မ(?=[က-အ])(?!ရှိ|ဟုတ်|လို|ပြု|ဖြစ်|ရ(?![က-ှ])|သိ|နိုင်|ပါ|တွေ့|ပေး|ထုတ်|ကြား|မှန်|ခံ|လုပ်|ကျ|ပြော|"
        r"(?:ပြည့်|ရောက်|ကျော်|တိုင်|ငယ်|ပို|နည်း|မြောက်)(?:မီ|သေး|သူ|သော|သည|ဘဲ|လျှင်|စေ|ပါ|[ ၊။]|\Z))"
    ),
    long_titles="ဒေါ်",
    others=("ဆို|လာ|နှမ|စီး|ယ်|လေးရှား|န္တလေး|ကို|ပိုင်း|အသက်|နှင့်|များ|သည်|ရပါ|ဟု|က(?![က-ှ])|ဖော်ပြ"),
    parts=(
        "လူကုန်ကူးခံရသူ",
        "သားကောင်",
        "နစ်နာသူ",
        "သက်သေ",
        "တရားခံ",
        "တိုင်ကြားသူ",
        "သံသယရှိသူ",
        "တရားလို",
        "တရားပြိုင်",
        "စွပ်စွဲခံရသူ",
        "ကျူးလွန်သူ",
        "ပွဲစား",
        "အကျဉ်းသား",
        "မိခင်ဖြစ်သူ",
        "ဖခင်ဖြစ်သူ",
    ),
    kin="မိခင်|ဖခင်|အမေ|အဖေ|အစ်မ|အစ်ကို|ညီမ|ညီ|အဒေါ်|ဦးလေး|အဘွား|အဘိုး|ဇနီး|ခင်ပွန်း|အုပ်ထိန်းသူ|သမီး|တူမ",
    of="၏",
    ordinal=r"အမှတ် ?\(?[0-9]{1,2}\)?",
    persons="မိန်းကလေး|ယောက်ျားလေး|အမျိုးသမီး|အမျိုးသား|ကလေး|အလုပ်သမား",
    name_words="အမည်ရှိ|အမည်",
    before="ဖြစ်သူ|ဖြစ်သော",
    done="ဖမ်းဆီးရမိသော|ဖမ်းဆီးခံရသူ|ကယ်တင်ခဲ့သော|ကယ်တင်ရရှိသော",
    aged="အသက်",
    years="နှစ်",
    details="လူမျိုး|နိုင်ငံသား",
)
# Burmese names stand without a title as well: made of syllables that names are made of.
_SYLLABLE = (
    "အောင်|မြင့်|ဆွေ|ဇော်|မင်း|ထက်|ကျော်|ထွန်း|ဝင်း|လှ|သန်း|စန်း|ခင်|စိုး|နိုင်|ဖြိုး|တင်|ဌေး|မောင်|လွင်|ဝေ|အေး|မူ|"
    "သီ|နီ|လာ|ဇင်|မာ|ရီ|နု|နွယ်|ဖြူ|သက်|ရဲ|ကို|ဟိန်း|ညွန့်|ညို|မြတ်|သူ|ရန်|ဇာ|ခိုင်|စု|ပြည့်|ထူး|စံ|ဦး|ထိုက်|လင်း|ကြည်|မြ"
)
BARE = (
    "part",
    rf"(?:{'|'.join(BURMESE.parts)}) ((?:{_SYLLABLE}){{2,4}})(?=ကို ?[ က-အ]|က ?[ က-အ]|အား|၏|[ ၊။]|\Z)",
)
# At the beginning of a note: two words, a sex and an age.
NOTED = (
    "age",
    rf"(?:\A|[\n;] ?)(?!{KHMER.others}|{KHMER.persons}|{LAO.persons}|{THAI.persons}|{'|'.join(s for s in KHMER.parts)})"
    rf"([ក-៓]{{2,8}} [ក-៓]{{2,10}}) (?:ស្រី|ប្រុស|ភេទស្រី|ភេទប្រុស),? ?(?:អាយុ ?)?{AGE} ?ឆ្នាំ{SEVERAL}",
)
# Khmer ones are two short words, behind the word for one in a trial.
KHMER_BARE = (
    "part",
    rf"(?:ជនជាប់ចោទ|ជនសង្ស័យ|ពិរុទ្ធជន) (?!{KHMER.others}|{KHMER.persons}|"
    "តាម|នៅ|ដើម្បី|ទទួល|ជន|ខេត្ត|ក្រៅ|ពី|លើ|ចំពោះ|ដោយ|ដល់|គឺ|អាច|រួម)"
    r"([ក-៓]{2,7} [ក-៓]{2,10})(?=[ ,។]|\Z)",
)
# Rescued (name) (15 years).
KHMER_AGED = (
    "age",
    rf"(?:សង្គ្រោះ|ជួយ|ចាប់ខ្លួន|ឃាត់ខ្លួន|បញ្ជូន|ឃុំខ្លួន) ?(?!{KHMER.others}|{KHMER.persons}|{'|'.join(KHMER.parts)})"
    rf"([ក-៓]{{2,8}} [ក-៓]{{2,10}}) ?\((?:អាយុ ?)?{AGE} ?ឆ្នាំ\)",
)
CALLED = (
    "part",
    rf"([{BURMESE.letters}]{{2,20}}) ?ဟု ?ခေါ်(?:သော|သည့်|သူ) (?:{BURMESE.persons}|{'|'.join(BURMESE.parts)})",
)
SCRIPTS = (THAI, LAO, KHMER, BURMESE)


def applicable(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kinds and patterns that may match a text, by the words without which none does."""
    counts = not text.isascii() and re.search("[0-9]", text) is not None
    for script in () if text.isascii() else SCRIPTS:
        if re.search(f"[{script.letters}]", text):
            ages, parts = script.patterns
            yield from ages if counts else ()
            yield from parts if any(word in text for word in script.words) else ()
    if "ခေါ်" in text:
        yield CALLED
    if any(word in text for word in BURMESE.parts):
        yield BARE
    if any(word in text for word in KHMER.parts):
        yield KHMER_BARE
    if "ឆ្នាំ" in text:
        yield NOTED
        yield KHMER_AGED


PATTERNS: tuple[tuple[str, str], ...] = (
    *(entry for script in SCRIPTS for entries in script.patterns for entry in entries),
    CALLED,
    BARE,
    KHMER_BARE,
    NOTED,
    KHMER_AGED,
)
