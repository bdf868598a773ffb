"""Documents with the questions that people ask about them, and which of their clauses answer each."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ingest.document import Clause
from ingest.errors import InputError
from ingest.index.search_texts import words_under_headings
from ingest.notices.notice import Notice
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import read_source
from ingest.text.normalise import match_key

IMITATIONS = Path(__file__).parent / "imitations"
MEASURED = ("a02", "b01", "c05", "c08", "d05", "d08", "e03", "f04", "g04")  # never trained on: weights and figures
LAWS = "laws.jsonl.gz"
FEW = 12  # a law with fewer articles at hand is joined with others
NEIGHBOURS = 60  # articles of a law, at most, that stand beside those that answer


@dataclass(frozen=True)
class AskedDocument:
    """A document as the texts of its clauses, with questions.

    Each question stands beside the indices of the clauses that answer it: an empty set where none does. `numbers` are
    the clauses' numbers, of a document that has some.
    """

    name: str
    clauses: tuple[str, ...]
    questions: tuple[tuple[str, frozenset[int]], ...]
    numbers: tuple[str, ...] = ()


def imitation_notices(folder: Path = IMITATIONS) -> list[AskedDocument]:
    """Return the notices written for training, each a Markdown file with its questions in the .jsonl file beside it.

    Raises InputError where the evidence of a question stands in no clause.
    """
    return [_imitation(path) for path in sorted(folder.glob("*.md"))]


def _imitation(path: Path) -> AskedDocument:
    clauses = [clause for clause in parse_outline(read_source(path), path.stem).clauses if clause.words.strip()]
    keys = [_key(clause.words) for clause in clauses]
    questions = []
    for number, row in enumerate(_json_lines(path.with_suffix(".jsonl")), 1):
        evidence = [_key(snippet) for snippet in row.get("evidence", ())]
        answering = frozenset(at for at, key in enumerate(keys) if any(snippet in key for snippet in evidence))
        if evidence and not answering:
            raise InputError(
                f"{path.with_suffix('.jsonl').name} 第 {number} 行", f"evidence 不在 {path.name} 的任何一条里"
            )
        questions.append((row["question"], answering))
    return AskedDocument(path.stem, _texts(clauses), tuple(questions), _numbers(clauses))


def _key(text: str) -> str:
    """The text's match key without the bars between a table's cells."""
    return match_key(text).replace("|", "")


def asked_notices(notices: Iterable[Notice], knowledge: Path) -> list[AskedDocument]:
    """Return the office's notices with their known questions, the wordings made for training and the known refusals."""
    wordings: dict[str, list[str]] = _yaml(knowledge / "wordings.yaml") or {}
    refusals: list[dict[str, Any]] = _yaml(knowledge / "refusals.yaml") or []
    return [_asked(notice, wordings, refusals) for notice in notices]


def _asked(notice: Notice, wordings: dict[str, list[str]], refusals: list[dict[str, Any]]) -> AskedDocument:
    clauses = [clause for clause in notice.clauses if clause.words.strip()]
    at = {clause.id: index for index, clause in enumerate(clauses)}
    questions = [(q.text, frozenset(at[id] for id in q.clauses if id in at)) for q in notice.questions]
    questions = [(text, answering) for text, answering in questions if answering]
    questions += [(text, frozenset([at[id]])) for id, texts in wordings.items() if id in at for text in texts]
    refused = [row["text"] for row in refusals if notice.id in (row.get("notices") or [notice.id])]
    questions += [(text, frozenset()) for text in refused]
    return AskedDocument(notice.id, _texts(clauses), tuple(questions), _numbers(clauses))


def asked_laws(folders: Sequence[Path]) -> list[AskedDocument]:
    """Return the laws that stard.jsonl and pairs.jsonl of the folders ask about, with other articles beside the asked.

    The neighbours come from laws.jsonl.gz, where a folder has it.
    """
    answers: dict[str, dict[str, str]] = defaultdict(dict)  # law → article text by key
    questions: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # law → question → keys
    for question, law, article, text in _asked_articles(folders):
        answers[law][article] = text
        questions[law][question].add(article)
    neighbours = _neighbours(folders, set(answers))
    documents = [_law(law, articles, questions[law], neighbours[law]) for law, articles in answers.items()]
    short = [document for document in documents if len(document.clauses) < FEW]
    return [document for document in documents if len(document.clauses) >= FEW] + _joined(short)


def _joined(documents: Sequence[AskedDocument]) -> list[AskedDocument]:
    """The documents as one, since a short one has too few near misses; none without documents."""
    clauses: list[str] = []
    questions: list[tuple[str, frozenset[int]]] = []
    for document in documents:
        questions += [(text, frozenset(at + len(clauses) for at in found)) for text, found in document.questions]
        clauses += document.clauses
    return [AskedDocument("", tuple(clauses), tuple(questions))] if documents else []


def _law(
    law: str, articles: dict[str, str], questions: dict[str, set[str]], neighbours: dict[str, str]
) -> AskedDocument:
    others = {article: text for article, text in neighbours.items() if article not in articles}
    texts = {**articles, **dict(list(others.items())[:NEIGHBOURS])}
    at = {article: index for index, article in enumerate(texts)}
    asked = [(question, frozenset(at[article] for article in found)) for question, found in questions.items()]
    return AskedDocument(law, tuple(f"{law} {text}" for text in texts.values()), tuple(asked))


def _asked_articles(folders: Sequence[Path]) -> Iterator[tuple[str, str, str, str]]:
    for folder in folders:
        for row in _json_lines(folder / "pairs.jsonl"):
            yield row["question"], row["law"], row["article"], row["text"]
        for row in _json_lines(folder / "stard.jsonl"):
            for name, text in row["laws"].items():
                law, _, article = name.partition("第")
                yield row["question"], law, f"第{article}", text


def _neighbours(folders: Sequence[Path], laws: set[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for folder in folders:
        if (folder / LAWS).exists():
            with gzip.open(folder / LAWS, "rt", encoding="utf-8") as lines:
                for row in map(json.loads, lines):
                    if row["law"] in laws:
                        found[row["law"]][row["article"]] = row["text"]
    return found


def _texts(clauses: Sequence[Clause]) -> tuple[str, ...]:
    by_id = {clause.id: clause for clause in clauses}
    return tuple(words_under_headings(clause, by_id) for clause in clauses)


def _numbers(clauses: Sequence[Clause]) -> tuple[str, ...]:
    return tuple(clause.id.rpartition("#")[2] for clause in clauses)


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) if path.exists() else None
