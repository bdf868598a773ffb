"""Whether what a materials file quotes stands in its notice, and whether it leaves out anything of the notice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidance.materials.materials_file import MaterialsFile, Quoted, SourcedMaterial
from guidance.rules.quoted_documents import QuotedDocuments
from guidance.rules.schema import ConditionNode, Leaf
from guidance.rules.walk_conditions import walk
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Marked, Where
from ingest.text.normalise import match_key

_WORD = re.compile(r"\w")
_SHOWN = 30


def check_sayings(file: MaterialsFile, marked: Marked, documents: QuotedDocuments) -> list[Fault]:
    """Return every quote that its clause does not hold, and every word of the clauses to cover that nothing quotes."""
    wrong = [marked.fault(where, message) for where, message in _misquoted(file, documents) if message]
    if wrong:
        return wrong
    return [
        marked.fault(("covers",), f"条款 {number} 里的「{piece[:_SHOWN]}」还没有写进清单，请补一项或写入 information")
        for number, piece in left_over(file, documents)
    ]


def left_over(file: MaterialsFile, documents: QuotedDocuments) -> list[tuple[str, str]]:
    """Return what the clauses to cover say that nothing in the file quotes: clause as the file names it, and words."""
    texts = {documents.named(id): match_key(clause.words) for id, clause in documents.by_id.items()}
    quotes: dict[str, list[str]] = {}
    for _, quotation in quoted(file):
        quotes.setdefault(quotation.clause, []).append(match_key(quotation.quote))
    for entry in file.information:
        if entry.quote:
            quotes.setdefault(entry.clause, []).append(match_key(entry.quote))
    whole = {entry.clause for entry in file.information if entry.quote is None}
    open_ = [number for number in texts if file.covers.includes(number) and number not in whole]
    return [(number, piece) for number in open_ for piece in _unquoted(texts[number], quotes.get(number, []))]


def quoted(file: MaterialsFile) -> Iterator[tuple[Where, Quoted | Leaf]]:
    """Yield everything in the file that quotes a clause, with its place."""
    for name, situation in file.situations.items():
        yield ("situations", name), situation
    for part in ("places", "shared", "items", "remarks"):
        for at, entry in enumerate(getattr(file, part)):
            yield (part, at), entry
            if isinstance(entry, SourcedMaterial):
                yield from (((part, at, "also", number), each) for number, each in enumerate(entry.also))
    for where, node in conditions(file):
        if isinstance(node, Leaf):
            yield where, node


def conditions(file: MaterialsFile) -> Iterator[tuple[Where, ConditionNode]]:
    """Yield every condition in the file, with its place."""
    for at, item in enumerate(file.items):
        if item.needs:
            yield from walk(item.needs, ("items", at, "needs"))


def _misquoted(file: MaterialsFile, documents: QuotedDocuments) -> Iterator[tuple[Where, str]]:
    """The place of every quotation and what is wrong with it, "" where nothing is."""
    information = ((("information", at), entry) for at, entry in enumerate(file.information))
    for where, quotation in (*quoted(file), *information):
        if message := documents.absent(quotation.clause):
            yield (*where, "clause"), message
        elif quotation.quote:
            yield (*where, "quote"), documents.misquoted(quotation.clause, quotation.quote)
    for at, number in enumerate(file.covers.clauses):
        yield ("covers", "clauses", at), documents.absent(number)
    for at, number in enumerate(file.covers.under):
        yield ("covers", "under", at), documents.absent(number)


def _unquoted(text: str, quotes: list[str]) -> list[str]:
    """The pieces of `text`, punctuation aside, that none of `quotes` covers."""
    covered = [False] * len(text)
    for quote in quotes:
        at = text.find(quote) if quote else -1
        while at >= 0:
            covered[at : at + len(quote)] = [True] * len(quote)
            at = text.find(quote, at + 1)
    pieces = "".join("\0" if done else char for char, done in zip(text, covered, strict=True)).split("\0")
    return [piece for piece in pieces if _WORD.search(piece)]
