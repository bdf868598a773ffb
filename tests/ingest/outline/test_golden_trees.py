"""The clause trees of real documents, reviewed line by line: `pytest --regenerate` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import lines

from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import read_source

ROOT = Path(__file__).resolve().parents[3]
SOURCES = sorted(
    [
        *ROOT.glob("knowledge/notices/*/source.*"),
        *ROOT.glob("tests/fixtures/notices/*/source.*"),
        *(path for path in ROOT.glob("tests/fixtures/documents/*") if path.name != "README.md"),
    ]
)
GOLDEN = ROOT / "tests" / "golden"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.name + "/" + path.name)
def test_the_tree_of_a_real_document_is_the_reviewed_one(source: Path, pytestconfig: pytest.Config) -> None:
    document = read_source(source)
    golden = GOLDEN / f"{document.name}.tree"
    found = lines(parse_outline(document, document.name))
    if pytestconfig.getoption("--regenerate"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.name + "/" + path.name)
def test_every_clause_begins_in_the_source_where_it_says(source: Path) -> None:
    document = read_source(source)
    for clause in parse_outline(document, document.name).clauses:
        said = document.source[clause.start : clause.end]
        # A row's heading stands at the top of its table.
        words = (clause.text.split("\t")[0] if "row" in clause.number else clause.heading or clause.text)[:6].strip()
        assert words in said.replace("*", "") or clause.number == "annex"
