"""Numbers of clauses and documents in a message: looked up in the notices' trees, never searched."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from guidance.references.clause_numbers import ClauseMention, clause_mentions
from guidance.references.document_numbers import (
    DocumentMention,
    DocumentNumber,
    document_mentions,
    printed_numbers,
)
from guidance.references.resolve import Absent, NumberedClauses, ResolvedMention
from ingest.notices.notice import Notice
from ingest.text.normalise import aligned_search_spelling, search_spelling

Key = TypeVar("Key", bound=Hashable)
LONGEST = 2_000  # characters of a message that are read
MOST = 20  # references of each kind that are taken from one message
_BEFORE = 16  # characters before a number that may say what it is a number of
_ANY = re.compile(r"[\d一二三四五六七八九十末]|最后|结尾|开头|开篇|抬头|落款|附件|首[段句]")
_CLAUSE_ID = re.compile(r"([\w-]+)#([0-9a-z]+(?:\.[0-9a-z]+)*)")
_OF_ANOTHER_TEXT = re.compile(r"(?:(?<!通知)[》〉]|法|条例|办法|细则|法典|准则|章程|资格条件)(?:的|里|中|规定)?$")
_FILLER = re.compile(
    "请问|请|麻烦|帮我|帮忙|查一?下|查查|查询|看一?下|看看|找一?下|找|通知|文件|公告|原文|原话|全文|条文|条款|内容|规定"
    "|是什么|什么|怎么|如何|讲|说|写|列|叫|的|是|呢|吗|呀|啊|里面|里|中|一下|给我|贴|发|[^\\w]|_"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)$")
_MARKS = " ,，。.;；:：?？!！、的"


@dataclass(frozen=True, slots=True)
class Reference:
    """One place in a message that points into notices.

    `kind` is `clause` (a number), `annex`, `part` (signature, list of annexes, first or last paragraph), `id`
    or `document`; `start` and `end` are offsets into the message; `clauses` are those referred to, `mentions`
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
    """All places in a message that point into notices, in the order of the message.

    `rest` are the words beside them, "" where these only fill a question; `only` says that there are none.
    """

    found: tuple[Reference, ...] = ()
    rest: str = ""
    only: bool = False

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


@dataclass(frozen=True, slots=True)
class NoticeNumbers:
    """The numbers of one notice: `own` is its document number, the mappings lead to the clauses that name a number.

    `title` finds what is a companion document, whose number people seldom know, by its title; None for a notice.
    """

    clauses: NumberedClauses
    own: DocumentNumber | None
    cited: Mapping[DocumentNumber, tuple[str, ...]]
    annexes: Mapping[str, tuple[str, ...]]
    title: re.Pattern[str] | None = None

    @property
    def documents(self) -> tuple[DocumentNumber, ...]:
        """All document numbers that the notice bears or cites."""
        return tuple(self.cited) if self.own is None else (self.own, *self.cited)


class ReferenceIndex:
    """What a number in a message can point to, worked out once for a set of notices."""

    def __init__(self, notices: Iterable[Notice]) -> None:
        self._numbers = {notice.id: _numbers_of(notice) for notice in notices}

    def within(self, notices: Iterable[str]) -> ReferenceIndex:
        """Return the same for those of the notices that have these ids."""
        wanted, part = set(notices), ReferenceIndex(())
        part._numbers = {id: numbers for id, numbers in self._numbers.items() if id in wanted}
        return part

    @property
    def numbers(self) -> tuple[NoticeNumbers, ...]:
        """The numbers of each notice, in the order of the notices."""
        return tuple(self._numbers.values())

    def documents(self, serial: str) -> list[DocumentNumber]:
        """Return the document numbers with this running number, each once."""
        every = (document for numbers in self.numbers for document in numbers.documents)
        return list(dict.fromkeys(document for document in every if document.serial == serial))


def find_references(message: str, index: ReferenceIndex, base: str | None = None) -> References:
    """Return what `message` points to by number in the notices; empty, and quick, when it names no number.

    A document number of a notice's own narrows the other references to that notice. `base` is the id of the
    clause spoken of last: a lone 第2项 then counts from there.
    """
    text, offsets = aligned_search_spelling(message[:LONGEST])
    titles = _titles(text, index)
    if not titles and not _ANY.search(text):
        return References()
    numbers = document_mentions(_without(text, titles, "\0"), index.documents)[:MOST]
    documents = [*titles, *(_document(mention, index) for mention in numbers)]
    ids = _clause_ids(text, index)
    own = {notice for document in documents for notice in document.notices}
    inside = [numbers for numbers in index.numbers if not own or numbers.clauses.notice in own]
    places = _places(_without(text, documents + ids, "\0"), inside, base)
    found = sorted(documents + ids + places, key=lambda reference: reference.start)
    rest = _rest(text, found)
    return References(tuple(_in_message(each, offsets, message) for each in found), rest, bool(found) and not rest)


def _numbers_of(notice: Notice) -> NoticeNumbers:
    own = next(iter(printed_numbers(notice.number or "")), None)
    cited: dict[DocumentNumber, list[str]] = {}
    annexes: dict[str, list[str]] = {}
    for clause in notice.clauses:
        for document in printed_numbers(clause.words):
            if own is None or (document.year, document.serial) != (own.year, own.serial):
                cited.setdefault(document, []).append(clause.id)
        if clause.number.startswith("annex") or "附" not in clause.words:
            continue
        for mention in clause_mentions(search_spelling(clause.words)):
            if mention.kind == "annex":
                annexes.setdefault(mention.steps[0].value, []).append(clause.id)
    title = _title_pattern(notice.title) if notice.is_standards else None
    return NoticeNumbers(NumberedClauses(notice), own, _each_once(cited), _each_once(annexes), title)


def _title_pattern(title: str) -> re.Pattern[str]:
    """What finds a title in a folded text, with its marks and with or without the brackets at its end (试行)."""
    return re.compile(f"[《〈]?{re.escape(_IN_BRACKETS.sub('', search_spelling(title)))}(?:\\([^()]*\\))?[》〉]?")


def _each_once(lists: Mapping[Key, Sequence[str]]) -> dict[Key, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(values)) for key, values in lists.items()}


def _document(mention: DocumentMention, index: ReferenceIndex) -> Reference:
    citing = (notice.cited.get(number, ()) for notice in index.numbers for number in mention.numbers)
    clauses = tuple(chain.from_iterable(citing))
    notices = tuple(notice.clauses.notice for notice in index.numbers if notice.own in mention.numbers)
    return Reference("document", mention.text, mention.start, mention.end, clauses, (), notices)


def _titles(text: str, index: ReferenceIndex) -> list[Reference]:
    """The companion documents that the text names by their titles."""
    found = ((numbers, numbers.title.search(text)) for numbers in index.numbers if numbers.title)
    return [
        Reference("document", match[0], *match.span(), notices=(numbers.clauses.notice,))
        for numbers, match in found
        if match
    ]


def _clause_ids(text: str, index: ReferenceIndex) -> list[Reference]:
    found = []
    for match in list(_CLAUSE_ID.finditer(text))[:MOST]:
        for clauses in (numbers.clauses for numbers in index.numbers):
            if match[1].endswith(search_spelling(clauses.notice)):
                path = clauses.path(match[2])
                found.append(Reference("id", match[0], *match.span(), path.clauses, path.absent, (clauses.notice,)))
    return found


def _places(text: str, inside: Sequence[NoticeNumbers], base: str | None) -> list[Reference]:
    """The clauses that the text names by number, MOST at most."""
    places = (_place(text, mention, inside, base) for mention in clause_mentions(text))
    return [place for place in places if place][:MOST]


def _place(text: str, mention: ClauseMention, inside: Sequence[NoticeNumbers], base: str | None) -> Reference | None:
    before = _words_before(text, mention.start)
    if _OF_ANOTHER_TEXT.search(before):
        return None
    found = [numbers.clauses.find(mention, before, base) for numbers in inside]
    resolved = _own_first(_most_certain(found), inside)
    clauses = tuple(dict.fromkeys(clause for each in resolved for clause in each.clauses))
    absent = tuple(dict.fromkeys(number for each in resolved for number in each.absent))
    if not clauses and not absent:
        return None
    kind = {"annex": "annex", "whole": "part"}.get(mention.kind, "clause")
    also = _naming_annex(mention, inside) if kind == "annex" else ()
    return Reference(kind, text[mention.start : mention.end], mention.start, mention.end, clauses, absent, (), also)


def _words_before(text: str, start: int) -> str:
    """The words of the same sentence, and after the reference before, that stand close before `start`."""
    close = text[max(0, start - _BEFORE) : start]
    return re.split(r"[。；;？?！!\n\0]", close)[-1].strip(" ,:、")


def _most_certain(resolved: Sequence[ResolvedMention]) -> list[ResolvedMention]:
    """Of what the notices say to a mention, that where its parent was named most fully."""
    top = max((each.certainty for each in resolved if each.clauses or each.absent), default=0)
    return [each for each in resolved if each.certainty == top]


def _own_first(resolved: Sequence[ResolvedMention], inside: Sequence[NoticeNumbers]) -> Sequence[ResolvedMention]:
    """What the notices say to a mention; what their companions say only where no notice has such a clause."""
    companions = {numbers.clauses.notice for numbers in inside if numbers.title}
    own = [each for each in resolved if companions.isdisjoint(each.notices)]
    return own if any(each.clauses for each in own) else resolved


def _naming_annex(mention: ClauseMention, inside: Sequence[NoticeNumbers]) -> tuple[str, ...]:
    values = (mention.steps[0].value, *mention.siblings)
    return tuple(chain.from_iterable(numbers.annexes.get(value, ()) for numbers in inside for value in values))


def _without(text: str, found: Iterable[Reference], filling: str) -> str:
    """The text with each reference overwritten, so that every offset stays."""
    for reference in found:
        text = text[: reference.start] + filling * (reference.end - reference.start) + text[reference.end :]
    return text


def _rest(text: str, found: Sequence[Reference]) -> str:
    rest = _without(text, found, " ")
    # What only fills a question tells whether anything is left; cut out of the words it would break them (开发区).
    return " ".join(rest.split()).strip(_MARKS) if _FILLER.sub("", rest) else ""


def _in_message(reference: Reference, offsets: Sequence[int], message: str) -> Reference:
    """The reference with its offsets and words in the message as it was typed."""
    start, end = offsets[reference.start], offsets[reference.end - 1] + 1
    return replace(reference, text=message[start:end], start=start, end=end)
