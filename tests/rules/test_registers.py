"""A register of persons is found whose cells say little alone; tables that count are none."""

import pytest

from actip.catalogue import catalogue
from actip.format.lines import lines_in
from actip.format.records import Line
from actip.rules.patterns.registers import private_texts, registers

_COUNTRIES = catalogue().lists["countries"].codes
_PERSONS = {
    "with headings": [("Name", "Age", "Sex"), ("Nita Sari", 17, "F"), ("Tun Lin Oo", 22, "M")],
    "without headings": [("Nita Sari", 17, "F", "IDN"), ("Tun Lin Oo", 22, "M", "MMR")],
    "numbered": [("No", "Name", "Age", "Citizenship"), (1, "Nita Sari", 17, "Lao"), (2, "Tun Lin Oo", 22, "Burmese")],
    "with days of birth": [("Name", "Born", "Sex"), ("Nita Sari", "2008-03-04", "F"), ("Tun Lin", "1999-01-02", "M")],
    "with phones": [("Nita Sari", "020 5555 1234", "Lao"), ("Mai Lan Vu", "090 123 4567", "Viet Nam")],
    "without names": [("Case", "Sex", "Age", "Country"), (1, "F", 17, "LAO"), (2, "M", 22, "MMR")],
    "with one name each": [("Nama", "Umur", "L/P"), ("Wati", 17, "P"), ("Yanto", 25, "L")],
    "in Lao": [("ຊື່", "ອາຍຸ", "ເພດ"), ("ນາງ ມະນີ", 17, "ຍິງ"), ("ທ້າວ ບຸນ", 22, "ຊາຍ")],
    "in Thai": [("ชื่อ", "อายุ", "สัญชาติ"), ("พิมพ์ใจ แสงทอง", 17, "ลาว"), ("บุญมี", 22, "พม่า")],
    "in Vietnamese": [("Họ và tên", "Tuổi", "Giới tính"), ("Lò Thị May", 17, "Nữ"), ("Võ Thành Long", 25, "Nam")],
    "in one cell each": [("Nita Sari, F, 17, Lao",), ("Mai Lan, F, 22, Thai",)],
}
_COUNTS = {
    "by province and sex": [("Province", "Sex", "Number"), ("Luang Prabang", "F", 12), ("Luang Prabang", "M", 3)],
    "by province": [("Province", "Female", "Male"), ("Luang Prabang", 12, 4), ("Xieng Khouang", 3, 7)],
    "by country": [("Country", "Sex", "Victims"), ("Lao PDR", "F", 12), ("Lao PDR", "M", 4), ("Viet Nam", "F", 7)],
    "by groups of ages": [("Age", "Sex", "Country", "Number"), ("15-17", "F", "LAO", 12), ("18-24", "M", "LAO", 9)],
    "by age": [("Age", "Female", "Male"), (15, 3, 4), (16, 5, 6), (17, 7, 8)],
    "training": [("Topic", "Date", "Officers"), ("Victim Identification", "2025-03-04", 45), ("Child Law", "", 22)],
    "offices": [("Office", "Phone"), ("Ministry of Justice", "+856 21 414 102"), ("Legal Unit", "+856 21 414 103")],
}


def _sheet(rows: list[tuple[object, ...]]) -> list[Line]:
    return [
        Line("/besides/1", f"/besides/1/{at}", tuple("BCDEF"[: len(row)]), tuple(map(str, row)), f"B{at}", f"F{at}")
        for at, row in enumerate(rows, 1)
    ]


@pytest.mark.parametrize("rows", _PERSONS.values(), ids=_PERSONS)
def test_rows_of_persons_are_one_register(rows: list[tuple[object, ...]]) -> None:
    """Whatever the order of the columns, and the language."""
    (register,) = registers(_sheet(rows), _COUNTRIES)

    assert [line.pointer for line in register.lines] == [f"/besides/1/{at}" for at in (len(rows) - 1, len(rows))]


@pytest.mark.parametrize("rows", _COUNTS.values(), ids=_COUNTS)
def test_rows_that_count_are_none(rows: list[tuple[object, ...]]) -> None:
    """Nor are contacts of offices, and what was taught."""
    assert not list(registers(_sheet(rows), _COUNTRIES))


@pytest.mark.parametrize(
    "content",
    [
        {"victims": [{"name": "Nita Sari", "age": 17, "sex": "F"}, {"name": "Mai Lan", "age": 22, "sex": "F"}]},
        {"victims": {"Nita Sari": {"age": 17, "sex": "F"}, "Mai Lan": {"age": 22, "sex": "F"}}},
        {"notes": ["Nita Sari | F | 17 | Lao", "Mai Lan | F | 22 | Thai"]},
        {"x": [["Name", "Age", "Sex"], ["Nita Sari", 17, "F"], ["Mai Lan", 22, "F"]]},
    ],
)
def test_entries_of_a_list_are_a_register(content: dict[str, object]) -> None:
    """Under a key that no submission has as well."""
    (register,) = registers(lines_in(content), _COUNTRIES)

    assert len(register.lines) == 2


def test_what_tells_who_somebody_is_is_private() -> None:
    """Names, days and numbers; a sex or a country in every other text would be masked with them."""
    private = private_texts(_sheet([("Nita Sari", 17, "F", "Lao"), ("Mai Lan", 22, "F", "Thai")]), _COUNTRIES)

    assert private == ["Nita Sari", "Mai Lan"]
