"""Matters that applicants ask about, each in many wordings, and which clauses of which notice settle them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from ingest.errors import InputError
from ingest.training.asked_documents import AskedDocument

_WHERE = "事项的判断"
JUDGED = Path(__file__).parent / "judged_matters.yaml"  # of the notices written for training


def with_matters(documents: Iterable[AskedDocument], knowledge: Path, judged: Path = JUDGED) -> list[AskedDocument]:
    """Return those of the documents that were judged, with the wordings of all judged matters as their questions.

    The matters stand in the knowledge folder, with what was judged of the office's own notices. Raises InputError
    where what was judged names no matter or no clause.
    """
    matters = {entry["matter"]: entry["ask"] for entry in _yaml(knowledge / "matters.yaml") or ()}
    found = {**_yaml(judged), **{path.stem: _yaml(path) for path in (knowledge / "matters").glob("*.yaml")}}
    return [_asked(document, found[document.name], matters) for document in documents if document.name in found]


def _asked(document: AskedDocument, judged: Mapping[str, Any], matters: Mapping[str, list[str]]) -> AskedDocument:
    questions = [(text, clauses) for matter, clauses in _answers(document, judged) for text in _asks(matter, matters)]
    return AskedDocument(document.name, document.clauses, tuple(questions), document.numbers)


def _answers(document: AskedDocument, judged: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[int]]]:
    """The judged matters, each with the indices of the clauses that settle it."""
    at = {number: index for index, number in enumerate(document.numbers)}
    for matter, numbers in judged["settled"].items():
        if unknown := [number for number in numbers if number not in at]:
            raise InputError(_WHERE, f"{document.name} 的「{matter}」写了没有的条款 {unknown[0]}，请改成通知里的编号")
        yield matter, frozenset(at[number] for number in numbers)
    yield from ((matter, frozenset()) for matter in judged["open"])


def _asks(matter: str, matters: Mapping[str, list[str]]) -> list[str]:
    if matter not in matters:
        raise InputError(_WHERE, f"「{matter}」不在 matters.yaml 里，请改成那里的事项名")
    return matters[matter]


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) if path.exists() else None
