"""Last year's known questions and FAQ → drafts of this year's, where the clauses that answer are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guidance.carry_over.edition_pair import EditionPair, Entry, LeftToConfirm
from ingest.edition_changes.clause_changes import ClauseChange
from ingest.edition_changes.folded_words import fold_words
from ingest.edition_changes.moved_quotes import move_quote
from ingest.staff_files.quotes import clause_digest
from ingest.text.normalise import without_markup
from ingest.text.numerals import spoken_number

QUESTIONS, FAQ = "questions", "faq"


@dataclass(frozen=True)
class CarriedEntries:
    """Drafted entries as they are written in their file, and what is left to confirm."""

    entries: tuple[Entry, ...]
    left: tuple[LeftToConfirm, ...]


def carry_questions(editions: EditionPair) -> CarriedEntries:
    """Return the known questions of the old edition whose clauses are all the same but for dates and numbers.

    A year of the old edition in a question becomes that of the new one; one with another number that changed is left.
    """
    found: list[Entry] = []
    left: list[LeftToConfirm] = []
    for question in editions.old.questions:
        numbers = [id.split("#", 1)[1] for id in question.clauses]
        changes = [change for number in numbers if (change := editions.changes.same_clause(number))]
        text = _reworded(question.text, changes, editions)
        if len(changes) < len(numbers) or text is None:
            gone = next((n for n in numbers if editions.changes.same_clause(n) is None), numbers[0])
            why = editions.changes.why_not_same(gone) if len(changes) < len(numbers) else "问法里的数字变了"
            left.append(editions.left(QUESTIONS, question.text, gone, why))
            continue
        now = [change.new.number for change in changes if change.new]
        origin = f"{question.origin}（沿用自 {editions.old.id}）"
        found.append({"id": question.id, "text": text, "clauses": now, "from": origin})
    return CarriedEntries(tuple(found), tuple(left))


def carry_faq(editions: EditionPair, file: Entry, known: Sequence[str]) -> CarriedEntries:
    """Return the entries of an FAQ, as they are written in its file, whose clauses are all the same in that sense.

    `known` are the ids of the questions carried over, which entries may name. One that asks with a number which is
    another one in the clauses that answer it now is left.
    """
    found: list[Entry] = []
    left: list[LeftToConfirm] = []
    texts = {question.id: question.text for question in editions.old.questions}
    for entry in file.get("entries") or []:
        question = str(entry.get("question") or texts.get(str(entry.get("known")), entry.get("known")))
        numbers = [str(row["clause"]) for row in entry["answer"]]
        pieces = [piece for row in entry["answer"] if (piece := _piece(row, editions))]
        changes = [change for number in numbers if (change := editions.changes.same_clause(number))]
        text = _reworded(question, changes, editions)
        if len(pieces) == len(entry["answer"]) and text and (not entry.get("known") or str(entry["known"]) in known):
            named = {"question": text} if entry.get("question") else {}
            found.append({**entry, **named, "answer": pieces})
            continue
        at = next((n for n in numbers if editions.changes.same_clause(n) is None), numbers[0])
        is_same = editions.changes.same_clause(at) is not None
        left.append(editions.left(FAQ, question, at, "问法没有沿用" if is_same else editions.changes.why_not_same(at)))
    return CarriedEntries(tuple(found), tuple(left))


def carry_left_out(editions: EditionPair, file: Entry) -> list[Entry]:
    """Return the clauses that an FAQ leaves out on purpose, where they are the same."""
    rows = [(row, editions.changes.same_clause(str(row["clause"]))) for row in file.get("without") or []]
    return [{**row, "clause": change.new.number} for row, change in rows if change and change.new]


def _piece(row: Entry, editions: EditionPair) -> Entry | None:
    """Words of a clause that answer, as they are now, with the clause's digest."""
    change = editions.changes.same_clause(str(row["clause"]))
    if change is None or change.new is None:
        return None
    now: Entry = {"clause": change.new.number, "sum": clause_digest(change.new)}
    if row.get("quote"):
        moved = move_quote(str(row["quote"]), change)
        if moved is None:
            return None
        now["quote"] = without_markup(moved.new)
    return {**now, **({"lead": row["lead"]} if "lead" in row else {})}


def _reworded(text: str, changes: Sequence[ClauseChange], editions: EditionPair) -> str | None:
    """A question for the new edition's year; None where it has a number that is another one in its clauses now."""
    moved = [quote for change in changes if change.old and (quote := move_quote(change.old.words, change))]
    old_year, new_year = editions.old.year, editions.new.year
    changed = {_digits(pair.old) for quote in moved for pair in quote.numbers if pair.old != pair.new} - {str(old_year)}
    asked = fold_words(text)
    if any(_digits(asked.token(at)) in changed for at in asked.numerals()):
        return None
    return re.sub(rf"(?<!\d){old_year}(?!\d)", str(new_year), text)


def _digits(token: str) -> str:
    """A number in digits; a date in the characters that tell the day, 号 for 日."""
    number = spoken_number(token)
    return token.replace("号", "日") if number is None else str(number)
