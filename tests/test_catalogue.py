"""The catalogue is whole, says how far it is verified, and agrees with itself."""

import pytest
from jsonschema import Draft202012Validator

from actip.catalogue import build
from actip.catalogue.entries import Catalogue
from actip.catalogue.sources import packaged_record, packaged_schema, packaged_tables, packed
from actip.errors import CatalogueError
from actip.gate import json, yaml
from actip.validation.catalogue import check
from tests.conftest import ROOT


def test_the_files_have_the_shape_of_their_schema_and_every_name_is_there() -> None:
    """What `actip build` checks before it writes anything."""
    Draft202012Validator.check_schema(packaged_schema())

    check(packaged_tables(), packaged_schema())


def test_the_numbers_are_those_of_the_convention(known: Catalogue) -> None:
    """31 articles and 11 member states; how many obligations and indicators, the record of versions says."""
    recorded = packaged_record()[known.version]

    assert (len(known.articles), len(known.states)) == (31, 11)
    assert list(known.obligations) == recorded["obligations"]
    assert list(known.indicators) == recorded["indicators"]
    assert {obligation.article for obligation in known.obligations.values()} <= set(known.articles)


def test_what_an_obligation_is_marked_with_comes_from_its_entry(known: Catalogue) -> None:
    """Core, victims' rights and basis: as the file has them, each with some and not with all."""
    entries = {entry["id"]: entry for entry in packaged_tables()["obligations"]["obligations"]}

    for key in ("core", "victim_rights", "basis"):
        marks = {name: getattr(obligation, key) for name, obligation in known.obligations.items()}
        assert marks == {name: entry[key] for name, entry in entries.items()}
        assert len(set(marks.values())) == 2


def test_a_form_of_exploitation_is_part_of_one_that_is_no_part_itself(known: Catalogue) -> None:
    """Two steps, so that a sum of the parts is a sum of wholes."""
    forms = known.lists["form"].codes

    assert all(form.part_of is None or forms[form.part_of].part_of is None for form in forms.values())


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
        yaml.load_packaged("- a", "codes.yaml")
    with pytest.raises(CatalogueError, match=r"codes\.yaml, line 2: 'a' stands in line 1 already"):
        yaml.load_packaged("a: 1\na: 2", "codes.yaml")
    with pytest.raises(CatalogueError, match="line 1"):
        yaml.load_packaged("a: [", "codes.yaml")
    with pytest.raises(CatalogueError, match=r"catalogue\.json"):
        json.load_packaged("{", "catalogue.json")
    with pytest.raises(CatalogueError, match=r"catalogue\.json"):
        json.load_packaged("[]", "catalogue.json")


def test_the_packed_catalogue_is_up_to_date() -> None:
    """schemas/catalogue.json is what the six files say; 'actip build' writes it anew."""
    assert packed(packaged_tables()) == (ROOT / "schemas" / "catalogue.json").read_text()


def test_build_keeps_the_order_of_the_files() -> None:
    """Obligations come in the order of the Convention."""
    files = packaged_tables()
    built = build(**files)

    assert [entry["id"] for entry in files["obligations"]["obligations"]] == list(built.obligations)
