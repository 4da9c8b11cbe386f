"""Texts of the region go through unharmed; ids that only look right do not pass for others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from actip.gate import yaml as strict_yaml
from actip.readers import document
from actip.writers.submission import as_yaml
from tests.conftest import Ran, changed, complete, write_yaml

Actip = Callable[..., Ran]
# Khmer, Burmese and Thai are written with a zero-width space, Lao has a letter that one normal form would take apart,
# and a joiner holds some signs together.
ACCOUNTS = (
    "ការ\u200bពារ\u200bជន\u200bរងគ្រោះ",
    "ကာကွယ်\u200bရေး",
    "การ\u200bคุ้มครอง",
    "ນ້ຳ ແລະ ຄຳ",
    "က\u200dက\u200cက",
    "Bảo vệ nạn nhân",
)


@pytest.mark.parametrize("suffix", [".json", ".yaml", ".xlsx"])
def test_an_account_comes_back_sign_by_sign(actip: Actip, tmp_path: Path, suffix: str) -> None:
    """Through every format, there and back, each with another obligation."""
    told = dict(zip(complete()["obligations"], ACCOUNTS, strict=False))
    change = {"obligations": {name: {"account": account} for name, account in told.items()}}
    source = write_yaml(tmp_path / "a.yaml", changed(complete(), change))
    assert actip("convert", source, tmp_path / f"b{suffix}").code == 0
    assert actip("convert", tmp_path / f"b{suffix}", tmp_path / "c.yaml").code == 0

    answers = document(str(tmp_path / "c.yaml")).data["obligations"]
    assert told == {name: answer["account"] for name, answer in answers.items() if "account" in answer}


@pytest.mark.parametrize("wrong", ["ＬＡＯ", "LA\u200bO", "LАO", "lao", "LAO\n", " LAO", "ＬＡ", "LA"])
def test_a_code_that_looks_like_another_is_found_and_the_other_offered(
    actip: Actip, tmp_path: Path, wrong: str
) -> None:
    """Full width, signs that nobody sees, a Cyrillic letter, a line break behind it."""
    ran = actip("validate", write_yaml(tmp_path / "a.yaml", {**complete(), "state": wrong}))

    assert ran.code == 1
    assert "SCH204" in ran.out


@pytest.mark.parametrize("wrong", ["ACTIP-14.\u200b7", "АCTIP-14.7", "ＡＣＴＩＰ-14.7", "actip-14.7"])
def test_an_id_that_looks_like_another_is_found_and_the_other_offered(actip: Actip, tmp_path: Path, wrong: str) -> None:
    """The answer is not taken for one to a question that nobody asks."""
    data = complete()
    data["obligations"][wrong] = data["obligations"].pop("ACTIP-14.7")

    ran = actip("validate", write_yaml(tmp_path / "a.yaml", data))

    assert ran.code == 1
    assert "Did you mean 'ACTIP-14.7'?" in ran.out


_TRAPS = ["-Infinity", "+inf", "-nan", "no", "012", "12:30:45", "~", "1_000", "<5", "plain", "- x"]


@pytest.mark.parametrize("text", _TRAPS)
def test_a_text_is_written_so_that_it_is_read_as_itself(text: str) -> None:
    """Whatever YAML would take it for without quotes."""
    assert strict_yaml.parse(as_yaml({"title": text})).data == {"title": text}
