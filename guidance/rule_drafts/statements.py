"""The sentences of a notice's clauses in one spelling, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from guidance.rule_drafts.rule_wording import RuleWording
from ingest.document import Clause
from ingest.drafting.clause_lines import one_spelling
from ingest.text.sentences import sentence_spans

Section = Literal["conditions", "scope", "information", ""]
_ROW = re.compile(r"(?:^|[.-])row\d+$")
_LABEL = re.compile(r"^[^。，；：]{2,14}。")  # a short first sentence heads the rest of its paragraph
_LEAD_SENTENCE = re.compile(r"[^。]*：$")
_TITLE, _CLOSING = "0", "end"
_GAP = "\t"


@dataclass(frozen=True, slots=True)
class NoticeSentence:
    """One sentence of a clause, or the row of a table.

    `text` is in one spelling of digits and signs, `printed` as it stands in the source, `places` the index of each
    character of `text` in `printed`. `headings` are those around it from the outermost in, `lead` the sentence that
    introduces the list it stands in, "" for none. `heads` are the column heads of a row, empty for a sentence.
    """

    clause: str
    text: str
    printed: str
    places: tuple[int, ...]
    section: Section
    headings: tuple[str, ...] = ()
    lead: str = ""
    heads: tuple[str, ...] = ()

    def quote(self, start: int = 0, end: int | None = None) -> str:
        """Return the words from `start` to `end` as they were printed, without the marks at their edges."""
        end = len(self.text) if end is None else end
        return (
            self.printed[self.places[start] : self.places[end - 1] + 1].strip(" 　，。；：、,.;:")
            if start < end
            else ""
        )


def statements(
    clauses: Sequence[Clause], wording: RuleWording, named: Callable[[Clause], str]
) -> tuple[NoticeSentence, ...]:
    """Return the sentences and rows of all clauses in order, but for the title and the closing of the notice.

    `named` tells how a pack names a clause.
    """
    by_id = {clause.id: clause for clause in clauses}
    found: list[NoticeSentence] = []
    for clause in clauses:
        if clause.number not in (_TITLE, _CLOSING):
            found += (replace(each, clause=named(clause)) for each in _of_clause(clause, by_id, wording))
    return tuple(found)


def lead_of(clause: Clause) -> str:
    """Return the sentence of a clause that introduces a list or table, in one spelling; "" where none does."""
    for line in reversed((clause.text or clause.heading).split("\n")):
        if lead := _LEAD_SENTENCE.search(_one(line.strip())[0]):
            return lead[0]
    return ""


def section_of(headings: Sequence[str], wording: RuleWording) -> Section:
    """Return what the outermost heading that tells says of the clauses below it; "" where none does."""
    kinds: tuple[tuple[Section, list[str]], ...] = (
        ("conditions", wording.sections.conditions),
        ("information", wording.sections.information),
        ("scope", wording.sections.scope),
    )
    for heading in headings:
        for kind, words in kinds:
            if any(word in heading for word in words):
                return kind
    is_asking = any(word in heading for heading in headings for word in wording.sections.requirements)
    return "conditions" if is_asking else ""


def is_row(number: str) -> bool:
    """Return whether the clause of that number is the row of a table."""
    return bool(_ROW.search(number))


def _of_clause(clause: Clause, by_id: dict[str, Clause], wording: RuleWording) -> Iterator[NoticeSentence]:
    parent = by_id.get(clause.parent or "")
    own = () if is_row(clause.number) else (_own_heading(clause),)
    headings = tuple(filter(None, (*_headings_around(parent, by_id), *own)))
    section = section_of(headings, wording)
    lead = lead_of(parent) if parent and not clause.number.endswith("tail") else ""
    if is_row(clause.number):
        heads = (clause.heading.strip("\n").split("\n") or [""])[-1].split(_GAP)
        text, places = _one(clause.text, keep_tabs=True)
        columns = tuple(_one(head)[0] for head in heads)
        yield NoticeSentence(clause.number, text, clause.text, places, section, headings, lead, columns)
        return
    for start, end in sentence_spans(clause.text):
        printed = clause.text[start:end].strip()
        text, places = _one(printed)
        if text:
            yield NoticeSentence(clause.number, text, printed, places, section, headings, lead)


def _headings_around(parent: Clause | None, by_id: dict[str, Clause]) -> list[str]:
    found: list[str] = []
    while parent:
        found.insert(0, _own_heading(parent))
        parent = by_id.get(parent.parent or "")
    return found


def _own_heading(clause: Clause) -> str:
    if clause.heading:
        return _one(clause.heading)[0]
    label = _LABEL.match(_one(clause.text)[0])
    return label[0] if label else ""


def _one(printed: str, keep_tabs: bool = False) -> tuple[str, tuple[int, ...]]:
    """The words in one spelling: commas too, and no tabs but those between the cells of a row."""
    even = printed if keep_tabs else printed.replace(_GAP, " ")
    text, places = one_spelling(even.replace("\n", " "))
    return text.replace(",", "，").replace("．", "."), places
