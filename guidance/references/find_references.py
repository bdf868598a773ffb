"""Numbers of clauses and documents in a message: looked up in the notices' trees, never searched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from guidance.references.clause_numbers import Pointer, pointers
from guidance.references.document_numbers import DocumentNumber, NumberMention, mentions, printed
from guidance.references.resolve import Absent, Places
from ingest.text.normalise import aligned_search_spelling, search_spelling

LONGEST, MOST = 2_000, 20
_ANY = re.compile(r"[\d一二三四五六七八九十末]|最后|结尾|开头|开篇|抬头|落款|附件|首[段句]")
_CLAUSE_ID = re.compile(r"([\w-]+)#([0-9a-z]+(?:\.[0-9a-z]+)*)")
_FOREIGN = re.compile(r"(?:(?<!通知)[》〉]|法|条例|办法|细则|法典|准则|章程|资格条件)(?:的|里|中|规定)?$")
_FILLER = re.compile(
    "请问|请|麻烦|帮我|帮忙|查一?下|查查|查询|看一?下|看看|找一?下|找|通知|文件|公告|原文|原话|全文|条文|条款|内容|规定"
    "|是什么|什么|怎么|如何|讲|说|写|列|叫|的|是|呢|吗|呀|啊|里面|里|中|一下|给我|贴|发|[^\\w]|_"
)
_MARKS = " ,，。.;；:：?？!！、的"


@dataclass(frozen=True, slots=True)
class Reference:
    """One place in a message that points into notices.

    `kind` is `clause` (a number), `annex`, `part` (signature, list of annexes, first or last paragraph), `id`
    or `document`; `start` and `end` are offsets into the message; `clauses` are what is meant, `mentions`
    other clauses that name the same annex; `notices` are those whose own document number it is; `absent`
    are the numbers that a notice does not have; a document that no notice bears or cites has neither.
    """

    kind: str
    text: str
    start: int
    end: int
    clauses: tuple[str, ...] = ()
    absent: tuple[Absent, ...] = ()
    notices: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class References:
    """All places in a message that point into notices, in the order of the message."""

    found: tuple[Reference, ...] = ()
    rest: str = ""
    only: bool = field(default=False)

    def __bool__(self) -> bool:
        return bool(self.found)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses meant, each once."""
        return tuple(dict.fromkeys(c for r in self.found for c in r.clauses))

    @property
    def absent(self) -> tuple[Absent, ...]:
        """The numbers that are missing, notice by notice."""
        return tuple(dict.fromkeys(a for r in self.found for a in r.absent))

    @property
    def notices(self) -> tuple[str, ...]:
        """The notices that the message points to by their own document number or by clause id."""
        return tuple(dict.fromkeys(n for r in self.found for n in r.notices))

    @property
    def documents(self) -> tuple[Reference, ...]:
        """The references that are document numbers."""
        return tuple(r for r in self.found if r.kind == "document")

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where in the message the references stand."""
        return tuple((r.start, r.end) for r in self.found)


def find_references(message: str, notices: Sequence, base: str | None = None) -> References:
    """Return what `message` points to in `notices` by number; empty, and quick, when it names no number.

    A document number of a notice's own narrows the other references to that notice. `base` is the id of the
    clause spoken of last: a lone 第2项 then counts from there.
    """
    text, at = aligned_search_spelling(message[:LONGEST])
    if not _ANY.search(text):
        return References()
    shelf = [_shelf(n) for n in notices]
    named = _documents(text, shelf)
    ids = _ids(text, shelf)
    own = {n for r in named for n in r.notices}
    taken = [(r.start, r.end) for r in named + ids]
    inside = [s.places for s in shelf if not own or s.places.notice in own]
    places = [r for p in _free(text, taken) if (r := _place(text, p, inside, base))]
    found = sorted(named + ids + places[:MOST], key=lambda r: r.start)
    rest = _rest(text, found)
    return References(tuple(_in_message(r, at, message) for r in found), rest, bool(found) and not rest)


def places_of(notice) -> Places:
    """Return the numbered places of a notice."""
    return _shelf(notice).places


@dataclass(frozen=True, slots=True)
class _Shelved:
    """A notice made ready for look-ups."""

    clauses: tuple
    places: Places
    own: DocumentNumber | None
    cited: dict[DocumentNumber, tuple[str, ...]]
    by_serial: dict[str, tuple[DocumentNumber, ...]]
    annexes: dict[str, tuple[str, ...]]


_SHELF: dict[str, _Shelved] = {}


def _shelf(notice) -> _Shelved:
    """The notice made ready, kept until its clauses are others."""
    kept = _SHELF.get(notice.id)
    if kept is None or kept.clauses is not notice.clauses:
        kept = _SHELF[notice.id] = _shelved(notice)
    return kept


def _shelved(notice) -> _Shelved:
    own = next(iter(printed(notice.number or "")), None)
    cited: dict[DocumentNumber, list[str]] = {}
    annexes: dict[str, list[str]] = {}
    for clause in notice.clauses:
        for document in printed(clause.words):
            if not own or (document.year, document.serial) != (own.year, own.serial):
                cited.setdefault(document, []).append(clause.id)
        for pointer in pointers(search_spelling(clause.words)) if not clause.number.startswith("annex") else []:
            if pointer.kind == "annex":
                annexes.setdefault(pointer.steps[0].value, []).append(clause.id)
    serials: dict[str, list[DocumentNumber]] = {}
    for document in [*([own] if own else []), *cited]:
        serials.setdefault(document.serial, []).append(document)
    return _Shelved(notice.clauses, Places(notice), own, _frozen(cited), _frozen(serials), _frozen(annexes))


def _frozen(lists: dict) -> dict:
    return {key: tuple(dict.fromkeys(values)) for key, values in lists.items()}


def _documents(text: str, shelf: list[_Shelved]) -> list[Reference]:
    def known(serial: str) -> list[DocumentNumber]:
        return list(dict.fromkeys(n for s in shelf for n in s.by_serial.get(serial, ())))

    return [_document(m, shelf) for m in mentions(text, known)[:MOST]]


def _document(mention: NumberMention, shelf: list[_Shelved]) -> Reference:
    clauses = tuple(c for s in shelf for n in mention.numbers for c in s.cited.get(n, ()))
    notices = tuple(s.places.notice for s in shelf if s.own in mention.numbers)
    return Reference("document", mention.text, mention.start, mention.end, clauses, (), notices)


def _ids(text: str, shelf: list[_Shelved]) -> list[Reference]:
    found = []
    for match in list(_CLAUSE_ID.finditer(text))[:MOST]:
        for each in (s.places for s in shelf if match[1].endswith(search_spelling(s.places.notice))):
            at = each.path(match[2])
            found.append(Reference("id", match[0], *match.span(), at.clauses, at.absent, (each.notice,)))
    return found


def _free(text: str, taken: list[tuple[int, int]]) -> list[Pointer]:
    """The places that do not overlap what was read before."""
    for start, end in taken:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return pointers(text)


def _place(text: str, pointer: Pointer, inside: list[Places], base: str | None) -> Reference | None:
    before = re.split(r"[。；;？?！!\n\0]", text[max(0, pointer.start - 16) : pointer.start])[-1].strip(" ,:、")
    if _FOREIGN.search(before):
        return None
    looked = [each.find(pointer, before, base) for each in inside]
    surest = max((f.weight for f in looked if f.clauses or f.absent), default=0)
    looked = [f for f in looked if f.weight == surest]
    clauses = tuple(dict.fromkeys(c for f in looked for c in f.clauses))
    absent = tuple(dict.fromkeys(a for f in looked for a in f.absent))
    kind = {"annex": "annex", "whole": "part"}.get(pointer.kind, "clause")
    also = _also(pointer, inside) if kind == "annex" else ()
    words = text[pointer.start : pointer.end]
    if not clauses and not absent:
        return None
    return Reference(kind, words, pointer.start, pointer.end, clauses, absent, (), also)


def _also(pointer: Pointer, inside: list[Places]) -> tuple[str, ...]:
    values = (pointer.steps[0].value, *pointer.more)
    return tuple(c for n in inside for v in values for c in _SHELF[n.notice].annexes.get(v, ()))


def _rest(text: str, found: list[Reference]) -> str:
    for ref in found:
        text = text[: ref.start] + " " * (ref.end - ref.start) + text[ref.end :]
    # What only fills a question tells whether anything is left; cut out of the words it would break them (开发区).
    return " ".join(text.split()).strip(_MARKS) if _FILLER.sub("", text) else ""


def _in_message(ref: Reference, at: list[int], message: str) -> Reference:
    start, end = at[ref.start], at[ref.end - 1] + 1
    return Reference(ref.kind, message[start:end], start, end, ref.clauses, ref.absent, ref.notices, ref.mentions)
