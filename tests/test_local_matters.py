"""What belongs to one place, office or notice stands in knowledge/, never in the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from guidance.facts.applicant_facts import load_facts
from guidance.facts.fact_spec import FactSpec
from ingest.notices.load_notices import load_sound_notices
from ingest.notices.notice import Notice
from ingest.settings import ROOT

PRODUCT = [ROOT / "app.py", *sorted(path for name in ("ingest", "guidance") for path in ROOT.glob(f"{name}/**/*.py"))]
POINTING = re.compile("^(?:[我全贵本]|你们|咱们)|^[市区县省](?:里|直|级)?$")  # words that name no place: 我市, 市里
FACTS = load_facts()


def _names(notice: Notice) -> Iterator[str]:
    """The names that a notice bears: its places, specialities, offices, document number."""
    yield from (p for p in (*notice.scope.places, *notice.scope.within, *notice.scope.districts))
    yield from notice.scope.specialities
    yield from notice.scope.names
    yield from (notice.number or "", notice.contact.office, notice.contact.person, notice.contact.address)


def _local_values(spec: FactSpec, names: set[str]) -> Iterator[str]:
    """The names of a fact's values that hold a name of a notice, as those of an award giver do."""
    yield from (label for label in map(str, spec.answers.values()) if any(name in label for name in names))


@cache
def local_names() -> list[str]:
    notices, _ = load_sound_notices()
    names = {name for notice in notices for name in _names(notice) if len(name) > 1 and not POINTING.search(name)}
    return sorted(names | {label for id in FACTS for label in _local_values(FACTS[id], names)})


@cache
def _texts() -> list[tuple[str, str]]:
    """File and line of every string constant of the product, docstrings too, with the string."""
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno}", node.value)
        for path in PRODUCT
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _extraction() -> list[tuple[str, str]]:
    return [(place, text) for place, text in _texts() if place.startswith("guidance/extraction/")]


def test_the_names_are_those_of_the_notices():
    assert {"连云港", "智能制造", "江苏省", "江苏大工匠", "工信局", "连工信职称〔2024〕14号"} <= set(local_names())


@pytest.mark.parametrize("name", local_names())
def test_no_program_names_a_place_an_office_or_a_speciality(name):
    assert [place for place, text in _texts() if name in text] == []


def test_fact_extraction_names_no_fact_and_no_value_of_one():
    ids = {id for id in FACTS if "_" in id or id in ("papers", "books", "standards", "graduation", "speciality")}
    ids |= {value for id in FACTS for value in FACTS[id].values if "_" in value}
    ids -= {"not_engineer"}
    assert [f"{place} {text}" for place, text in _extraction() if text in ids] == []


def test_fact_extraction_knows_no_least_size():
    sizes = {FACTS[id].least_characters for id in FACTS} - {0}
    assert sizes
    numbers = {
        node.value
        for path in PRODUCT
        if path.parent.name == "extraction"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and type(node.value) is int
    }
    assert not sizes & numbers
