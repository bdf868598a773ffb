"""What a look-up refers to: numbers as they stand in sentences, and labels that were typed in any other habit."""

from __future__ import annotations

from collections.abc import Sequence

from guidance.references.find_references import Reference, References, find_references, places_of
from guidance.references.written_labels import Label, read_label
from ingest.notices.notice import Notice


def refer(query: str, notices: Sequence[Notice]) -> References:
    """Return what the query points to; a label by itself, or as one of its words, may be written in any habit."""
    named = find_references(query, notices)
    if named.only:
        return named
    if label := read_label(query):
        return _resolved(label, query, notices)
    words = query.split()
    labels = [(word, label) for word in words if (label := _sure(word))]
    if len(labels) != 1 or find_references(labels[0][0], notices).only:
        return named
    word, label = labels[0]
    rest = find_references(" ".join(each for each in words if each is not word), notices)
    found = _resolved(label, word, notices).found
    return References((*rest.found, *found), rest.rest or " ".join(each for each in words if each is not word), False)


def _sure(word: str) -> Label | None:
    """The label that a word is; a lone number, or one number beside another, may be a date or a figure."""
    label = read_label(word)
    bracketed = any(mark in word for mark in "(（【[〔")
    return label if label and (label.kind != "path" or bracketed or len(label.numbers) > 2) else None


def _resolved(label: Label, text: str, notices: Sequence[Notice]) -> References:
    if label.usual:
        return find_references(label.usual, notices)
    looked = [places_of(notice).path(".".join(label.numbers)) for notice in notices]
    there = [each for each in looked if each.clauses] or looked
    clauses = tuple(dict.fromkeys(clause for each in there for clause in each.clauses))
    absent = tuple(dict.fromkeys(each for finding in there for each in finding.absent))
    found = Reference("clause", text, 0, len(text), clauses, absent)
    return References((found,) if clauses or absent else (), "", bool(clauses or absent))
