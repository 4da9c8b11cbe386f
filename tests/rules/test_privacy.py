"""A person's data is found, and never repeated: not in any format, not in a report, not in an error."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actip.catalogue import catalogue
from actip.format.reading import read_submission
from actip.format.records import Submission
from actip.model import Document
from actip.rules import RULES
from tests.conftest import ROOT, Ran, changed, complete, in_every_format, write_yaml

_PRIVATE = {
    "PRV401": "someone.private@mail.example.org",
    "PRV402": "+66 81 234 5678",
    "PRV403": "passport no. P7654321",
    "PRV404": "born on 4 April 2010",
    "PRV405": "Ms. Somchai Kaew, 17",
    "PRV406": "case no. TIP-98765/2025",
    "PRV407": "17.96678, 102.60001",
    "PRV408": "F, 17, LAO; M, 22, MMR; F, 15, KHM",
    "PRV409": "a 15-year-old girl of Bokeo Province",
    "PRV410": "the Telegram account @sita_dara2009",
    "PRV411": "bank account no. 012-34567-89",
    "PRV412": "House 712, Unit 51, Phonxay village",
    "PRV413": "the only house behind the temple of Nakham",
    "PRV414": "a van with plate no. SGA 1234 X",
}


@pytest.mark.parametrize(("rule", "text"), _PRIVATE.items())
def test_what_was_found_is_in_no_output(actip: Callable[..., Ran], tmp_path: Path, rule: str, text: str) -> None:
    """Planted in an answer, a title, a note, a reason, a wrong code, a name: it stays where it is."""
    change = {
        "reporting_authority": f"Office of {text}",
        "origin": f"made by {text}",
        "obligations": {
            "ACTIP-14.8": {"account": f"Ask {text}.", "evidence": [{"kind": "law", "title": f"Note on {text}"}]},
            "ACTIP-14.7": None,
        },
        "explanations": [{"rule": "GAP301", "about": "ACTIP-14.7", "reason": f"Because of {text}."}],
    }
    path = write_yaml(tmp_path / "LAO_2025.yaml", changed(complete(), change))
    number = text.rpartition("no. ")[2].removeprefix("born on ").removeprefix("Ms. ")

    checked, formats = in_every_format(actip, path, tmp_path)
    report = actip("report", "--region", path, "--section", "all", "--audience", "national")

    assert all(rule in text for text in formats.values())
    for text in formats.values():
        assert number not in text
    for ran in (checked, actip("gaps", path), report):
        assert number not in ran.out + ran.err


def test_the_samples_hold_no_persons_data(actip: Callable[..., Ran]) -> None:
    """No false alarm on anything that is there."""
    out = actip("validate", ROOT / "sample_data" / "2024", ROOT / "sample_data" / "2025").out

    assert "PRV" not in out


# What holds many numbers and names nobody: laws, counts, amounts, groups by age, offices.
_NUMBER = st.integers(1, 2030)
_SAID = st.sampled_from(
    (
        "Law No. {}/{}; Decree No. {}; Article {}({})",
        "Luật số {}/{}/QH12; Nghị định số {}/NĐ-CP; {} vụ án; {} nạn nhân",
        "Undang-Undang Nomor {} Tahun {}; Pasal {}; {} kasus; {} korban",
        "พระราชบัญญัติ ฉบับที่ {}/{}; คดี {} เรื่อง; ผู้เสียหาย {} คน; นายจ้าง {} ราย",
        "ກົດໝາຍ ເລກທີ {}/{}; ຄະດີ {} ເລື່ອງ; ຜູ້ຖືກເຄາະຮ້າຍ {} ຄົນ; ມາດຕາ {}",
        "ច្បាប់លេខ {}/{}; មាត្រា {}; ជនរងគ្រោះ {} នាក់; {} ករណី",
        "Female: {}; male: {}; unknown: {}; total: {}; see table {}",
        "LAO: {}; MMR: {}; KHM: {}; THA: {}; VNM: {}",
        "{} victims from Viet Nam, aged {} to {}; {} cases in {}",
        "{}.500, {}.250, {}.125, {}.750 and {}.000 leaflets",
        "Ms. Maria Santos of the Victim Support Unit trained {} officers in {}; {} judges; {} clerks; {} others",
        "Mr Speaker, {} members spoke in {}; Ma. {}; the U.S. gave {} grants; case study no. {}",
    )
)


def _submission(text: str) -> Submission:
    document = Document("LAO_2025.yaml", {"challenges": text}, (), (), dict)
    return read_submission(document, catalogue(), set())


def _found(text: str) -> set[str]:
    submission = _submission(text)
    return {rule.id for rule in RULES.values() if rule.family == "PRV" and list(rule.check(submission, catalogue()))}


@given(_SAID, st.lists(_NUMBER, min_size=5, max_size=5))
def test_laws_counts_and_groups_raise_no_alarm(said: str, numbers: list[int]) -> None:
    """Whatever the numbers are."""
    assert not _found(said.format(*numbers)) & {"PRV405", "PRV406", "PRV407", "PRV408"}


@pytest.mark.parametrize(
    "title",
    [
        "Mr",
        "Mrs.",
        "Ms.",
        "Miss",
        "Daw",
        "Maung",
        "Bapak",
        "Ibu",
        "Saudari",
        "Sdr.",
        "Encik",
        "Puan",
        "Cik",
        "Gng.",
        "Sra.",
    ],
)
@pytest.mark.parametrize(
    "said", ["The victim, {} Sita Dara, was heard.", "{} Sita Dara, a victim, was heard.", "{} Sita Dara, aged 19"]
)
def test_a_name_with_a_title_is_found(title: str, said: str) -> None:
    """With the word for a victim, or with an age: also where the text holds no digit."""
    assert _found(said.format(title)) == {"PRV405"}


@given(
    st.integers(1, 99),
    st.sampled_from(
        ["Ms. Sita Dara, aged {}", "korban Ibu Siti berusia {} tahun", "chị Hoa, {} tuổi", "นางสาวสมใจ ใจดี อายุ {} ปี"]
    ),
)
def test_any_age_beside_a_name_is_found(age: int, said: str) -> None:
    """From one year to ninety-nine."""
    assert "PRV405" in _found(said.format(age))


@given(st.floats(-11, 28), st.floats(92, 141))
def test_any_place_in_the_region_is_found(north: float, east: float) -> None:
    """With four decimals it is one house."""
    assert _found(f"The shelter: {north:.4f}, {east:.4f}.") == {"PRV407"}


@given(st.text("AFMLOa 17,;.:()°'\"\n-/0@", max_size=80))
def test_no_text_makes_a_rule_fail(text: str) -> None:
    """And what is shown of a find is its first and its last sign."""
    submission = _submission(text)
    for rule in RULES.values():
        if rule.family == "PRV":
            assert all(len(found.facts["masked"]) <= 7 for found in rule.check(submission, catalogue()))


def test_the_catalogue_raises_no_alarm() -> None:
    """Its summaries and questions are the words in which states answer."""
    raw = yaml.safe_load((ROOT / "schemas" / "obligations.yaml").read_text())
    for entry in raw["obligations"]:
        for text in (entry["summary"], entry["question"], entry.get("note", ""), *entry.get("evidence", ())):
            assert not _found(text), text
