from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.errors import InputError
from ingest.notices.load_notices import load_notices
from ingest.settings import settings
from ingest.training.asked_documents import MEASURED, AskedDocument, asked_notices, imitation_notices
from ingest.training.matter_questions import with_matters

DOCUMENT = AskedDocument("x", ("收费标准为每人500元。", "联系电话：1234567。"), (), ("1", "2"))
MATTERS = "- {matter: 收费, ask: [多少钱, 要交费吗]}\n- {matter: 退费, ask: [退不退]}\n"


def asked(folder: Path, text: str) -> list[AskedDocument]:
    (folder / "matters.yaml").write_text(MATTERS, encoding="utf-8")
    (folder / "judged.yaml").write_text(text, encoding="utf-8")
    return with_matters([DOCUMENT, AskedDocument("not judged", ("甲",), ())], folder, folder / "judged.yaml")


def test_all_wordings_of_a_settled_matter_are_answered_by_its_clauses_and_those_of_an_open_one_by_none(tmp_path):
    (document,) = asked(tmp_path, 'x: {settled: {收费: ["1"]}, open: [退费]}')
    first = frozenset([0])
    assert document.questions == (("多少钱", first), ("要交费吗", first), ("退不退", frozenset()))
    assert document.clauses == DOCUMENT.clauses


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('x: {settled: {收费: ["3"]}, open: []}', "x 的「收费」写了没有的条款 3"),
        ("x: {settled: {}, open: [发票]}", "「发票」不在 matters.yaml 里"),
    ],
)
def test_a_clause_or_matter_that_is_not_there_is_named(tmp_path, text, message):
    with pytest.raises(InputError, match=re.escape(message)):
        asked(tmp_path, text)


def test_what_was_judged_fits_the_notices_and_leaves_out_those_that_give_the_figures():
    imitations = imitation_notices()
    knowledge = settings().knowledge
    documents = with_matters([*imitations, *asked_notices(load_notices(), knowledge)], knowledge)
    assert {document.name for document in documents} == {
        *({document.name for document in imitations} - set(MEASURED)),
        "lyg-2024-14",
        "lyg-etdz-2023-h2",
    }
    for document in documents:
        answered = sum(bool(clauses) for _, clauses in document.questions) / len(document.questions)
        assert 0.05 < answered < 0.7, document.name
