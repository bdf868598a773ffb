"""The draft of a notice's metadata as data: what its clauses state, what to confirm, what looks odd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from ingest.document import SourceWarning
from ingest.drafting.found_value import FoundValue
from ingest.notices.check_companions import KEYS_OF_NOTICES
from ingest.notices.notice import DocumentKind
from ingest.notices.notice_file import (
    AttachmentEntry,
    ContactEntry,
    CutoffEntry,
    FeeEntry,
    SourcedDate,
    SourcedText,
    SourcedYear,
    WindowEntry,
)


@dataclass(frozen=True)
class NoticeDraft:
    """What a notice states of itself, each value with clause and quote; None and empty for what it does not state.

    `dropped` tells of values that were left out since their clause does not bear them out. `document` tells a notice
    from a companion document; `companions` are the ids of those that its clauses cite.
    """

    title: FoundValue[SourcedText] | None
    number: FoundValue[SourcedText] | None
    issuers: tuple[FoundValue[SourcedText], ...]
    issued: FoundValue[SourcedDate] | None
    place: FoundValue[SourcedText] | None
    kind: FoundValue[SourcedText] | None
    levels: tuple[FoundValue[SourcedText], ...]
    series: FoundValue[SourcedText] | None
    speciality: FoundValue[SourcedText] | None
    year: FoundValue[SourcedYear] | None
    half: str
    windows: tuple[WindowEntry, ...]
    cutoffs: tuple[CutoffEntry, ...]
    fees: tuple[FeeEntry, ...]
    contacts: tuple[ContactEntry, ...]
    sites: tuple[SourcedText, ...]
    attachments: tuple[AttachmentEntry, ...]
    doubts: tuple[SourceWarning, ...]
    dropped: tuple[tuple[str, str], ...] = field(default=())
    document: DocumentKind = "notice"
    companions: tuple[str, ...] = ()

    def as_standards(self) -> NoticeDraft:
        """Return the draft of a companion document: without what only a notice has."""
        dropped = tuple((key, why) for key, why in self.dropped if key.split("[")[0] not in KEYS_OF_NOTICES)
        return replace(self, document="standards", windows=(), cutoffs=(), fees=(), contacts=(), dropped=dropped)

    def values(self) -> dict[str, Any]:
        """Return what stands in a notice.yaml, by its keys and in its order, without what is absent."""
        single = ("title", "number", "issuers", "issued", "place", "kind", "levels", "series", "speciality", "year")
        entries = {key: _entry(getattr(self, key)) for key in single}
        lists = ("windows", "cutoffs", "contacts", "fees", "sites", "attachments")
        entries |= {key: [_dumped(entry) for entry in getattr(self, key)] for key in lists}
        found = {key: value for key, value in entries.items() if value not in (None, [])}
        return found if self.document == "notice" else {"document": self.document, **found}

    def to_confirm(self) -> list[tuple[str, str]]:
        """Return which fields someone should look at, and why."""
        cited = [("companions", f"原文引用了配套文件 {id}") for id in self.companions]
        return [*self._unsure(), *self._absent(), *self.dropped, *cited]

    def _unsure(self) -> Iterator[tuple[str, str]]:
        for key in ("title", "number", "issuers", "issued", "place", "kind", "levels", "series", "speciality", "year"):
            for why in dict.fromkeys(found.why for found in _listed(getattr(self, key))):
                if why:
                    yield key, why

    def _absent(self) -> Iterator[tuple[str, str]]:
        is_notice = self.document == "notice"
        for key, name in (("title", "标题"), ("year", "年度"), ("issued", "发文日期"), ("place", "地区")):
            if getattr(self, key) is None and (is_notice or key not in ("place", "year")):
                yield key, f"原文没有写{name}"
        if not self.issuers:
            yield "issuers", "原文没有写发文单位"
        if is_notice and not self.windows:
            yield "windows", "没有找到申报时间"


def _listed(found: object) -> Iterable[FoundValue[Any]]:
    if isinstance(found, FoundValue):
        return (found,)
    return found if isinstance(found, tuple) else ()


def _entry(found: object) -> Any:
    if isinstance(found, tuple):
        return [_dumped(each.value) for each in found]
    return _dumped(found.value) if isinstance(found, FoundValue) else None


def _dumped(entry: BaseModel) -> dict[str, Any]:
    return entry.model_dump(exclude_none=True)
