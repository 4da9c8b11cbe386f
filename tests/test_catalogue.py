"""The catalogue is whole, says how far it is verified, and agrees with itself."""

import copy
from collections import Counter
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from actip.catalogue import build
from actip.catalogue.entries import Catalogue
from actip.catalogue.sources import FILES, own_table, packed
from actip.errors import CatalogueError
from actip.gate import json, yaml
from tests.conftest import ROOT


def _files() -> dict[str, Any]:
    return {name: own_table(name) for name in FILES}


def _errors(files: dict[str, Any]) -> list[str]:
    schema = json.parse((ROOT / "schemas" / "catalogue.schema.json").read_text()).data
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(files)]


def test_the_files_have_the_shape_of_their_schema() -> None:
    """schemas/catalogue.schema.json holds for all five files."""
    assert _errors(_files()) == []


@pytest.mark.parametrize("key", ["basis", "confidence", "numbering", "question", "force"])
def test_the_schema_asks_for_what_matters(key: str) -> None:
    """An obligation without its question, force or provenance fails."""
    files = copy.deepcopy(_files())
    del files["obligations"]["obligations"][0][key]

    assert len(_errors(files)) == 1


def test_the_numbers_are_those_of_the_convention(known: Catalogue) -> None:
    """104 obligations, 55 indicators, 11 member states, 46 that uphold victims' rights, 33 in the light form."""
    obligations = known.obligations.values()

    assert tuple(len(part) for part in (known.obligations, known.indicators, known.states, known.articles)) == (
        104,
        55,
        11,
        31,
    )
    assert sum(obligation.victim_rights for obligation in obligations) == 46
    assert sum(obligation.core for obligation in obligations) == 33
    assert Counter(text=24, recalled=80) == Counter(obligation.basis for obligation in obligations)


def test_every_name_that_is_used_exists(known: Catalogue) -> None:
    """Obligations name indicators, indicators name measures, dimensions and subsets that there are."""
    lists = known.lists
    for obligation in known.obligations.values():
        assert set(obligation.indicators) <= set(known.indicators)
        assert {*obligation.adverse, *(entry.figure for entry in obligation.expects)} <= set(obligation.indicators)
        for expected in obligation.expects:
            assert expected.where is None or expected.where in known.indicators
            assert expected.subset is None or expected.subset in known.indicators[expected.figure].subsets
        assert obligation.pillar in lists["pillars"].codes
        assert obligation.force in lists["forces"].codes
        assert obligation.kind in lists["kinds"].codes
        assert obligation.apa_area in lists["apa_areas"].codes
    for indicator in known.indicators.values():
        assert set(indicator.measures) <= set(lists["measures"].codes)
        assert set(indicator.dimensions) <= set(known.dimensions)
        assert set(indicator.overlapping) <= set(indicator.dimensions)
        assert set(indicator.subsets) <= set(lists["subset"].codes)
        assert bool(indicator.partner) == ("partner" in indicator.dimensions)
    for dimension in known.dimensions.values():
        assert dimension.codes in lists
    for form in lists["form"].codes.values():
        assert form.part_of is None or lists["form"].codes[form.part_of].part_of is None


def test_every_indicator_is_asked_for(known: Catalogue) -> None:
    """No indicator is in the catalogue for nothing."""
    asked = {name for obligation in known.obligations.values() for name in obligation.indicators}

    assert set(known.indicators) == asked


def test_only_verified_paragraphs_are_cited(known: Catalogue) -> None:
    """What is not verified is cited by its article alone."""
    assert known.obligations["ACTIP-14.10.a"].citation == "Art. 14(10)(a)"
    assert known.obligations["ACTIP-14.7"].citation == "Art. 14(7)"
    for obligation in known.obligations.values():
        if obligation.numbering in ("article-verified", "unverified"):
            assert f"Art. {obligation.article}" == obligation.citation


def test_states_stand_in_the_order_of_their_short_names(known: Catalogue) -> None:
    """Alphabetical by ASEAN short name; a state whose being a Party is not established reports voluntarily."""
    names = [state.name for state in known.states.values()]

    assert sorted(names) == names
    assert [state.iso3 for state in known.states.values() if state.voluntary] == ["TLS"]


def test_codes_are_never_words_that_yaml_turns_into_something_else(known: Catalogue) -> None:
    """A person may type any code without quotes, in any YAML."""
    traps = {"yes", "no", "on", "off", "y", "n", "true", "false", "null", "none"} - {"none"}
    for codes in known.lists.values():
        assert not traps & {code.casefold() for code in codes.codes}


def test_a_damaged_catalogue_is_named() -> None:
    """A file that is no mapping is our own fault, and said so."""
    with pytest.raises(CatalogueError, match=r"codes\.yaml"):
        yaml.load_own("- a", "codes.yaml")
    with pytest.raises(CatalogueError, match="line 1"):
        yaml.load_own("a: [", "codes.yaml")
    with pytest.raises(CatalogueError, match=r"catalogue\.json"):
        json.load_own("{", "catalogue.json")
    with pytest.raises(CatalogueError, match=r"catalogue\.json"):
        json.load_own("[]", "catalogue.json")


def test_the_packed_catalogue_is_up_to_date() -> None:
    """schemas/catalogue.json is what the five files say; 'actip build' writes it anew."""
    assert packed() == (ROOT / "schemas" / "catalogue.json").read_text()


def test_build_keeps_the_order_of_the_files() -> None:
    """Obligations come in the order of the Convention."""
    files = _files()
    built = build(**files)

    assert [entry["id"] for entry in files["obligations"]["obligations"]] == list(built.obligations)
