"""Companion documents: the standards that notices go by, which nobody applies under and several may cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.notices.notice import Notice
from ingest.notices.notice_file import NoticeEntry
from ingest.notices.notice_folders import NoticeIdentity
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Marked, read_marked
from ingest.staff_files.nearest_name import suggestion

KEYS_OF_NOTICES = ("windows", "cutoffs", "fees", "contacts", "replaces", "scope")  # keys that standards do not have


def check_standards(entry: NoticeEntry, marked: Marked) -> list[Fault]:
    """Return the keys of a notice.yaml of standards that only a notice has, or the year that a notice lacks."""
    if entry.document != "standards":
        return [] if entry.year else [marked.fault((), "缺少「year」")]
    written = [key for key in KEYS_OF_NOTICES if isinstance(marked.value, dict) and marked.value.get(key)]
    remedy = "请删去；收申报的通知不写 document"
    return [marked.fault((key,), f"配套文件不收申报，没有「{key}」，{remedy}") for key in written]


def check_companions(
    documents: Sequence[Notice], others: Sequence[NoticeIdentity]
) -> tuple[tuple[Notice, ...], tuple[Fault, ...]]:
    """Return the documents with those companions that can stand, and the faults of the others.

    `others` are known and do not answer: retired ones, and ones with faults of their own. A companion that is missing,
    is no standards or goes by the document itself is left out, and the document answers on without it.
    """
    by_id = {document.id: document for document in documents}
    silent = {other.id for other in others} - by_id.keys()
    faults: list[Fault] = []
    sound: list[Notice] = []
    for document in documents:
        wrong = dict(_problems(document, by_id, silent))
        marked = read_marked(document.folder / "notice.yaml") if wrong else None
        if marked:
            faults += [marked.fault(("companions", at), message) for at, message in wrong.items()]
        left = tuple(id for at, id in enumerate(document.companions) if at not in wrong)
        sound.append(document if left == document.companions else replace(document, companions=left))
    return tuple(sound), tuple(faults)


def companions_of(document: Notice, by_id: Mapping[str, Notice]) -> tuple[Notice, ...]:
    """Return the standards that a document goes by, those that these go by in turn after them, each once."""
    found: dict[str, Notice] = {}
    left = [document]
    while left:
        for id in left.pop(0).companions:
            companion = by_id.get(id)
            if companion and companion.is_standards and id not in (document.id, *found):
                found[id] = companion
                left.append(companion)
    return tuple(found.values())


def _problems(document: Notice, by_id: Mapping[str, Notice], silent: set[str]) -> Iterator[tuple[int, str]]:
    """The position of every companion that cannot stand, and what is wrong with it."""
    for at, id in enumerate(document.companions):
        if message := _problem(document, id, by_id, silent):
            yield at, message


def _problem(document: Notice, id: str, by_id: Mapping[str, Notice], silent: set[str]) -> str:
    companion = by_id.get(id)
    if id == document.id:
        return f"「{id}」就是这份文件自己，请删去这一项"
    if id in silent:
        return f"配套文件「{id}」已停用或有错误，暂时不能引用，请先恢复或改好它"
    if companion is None:
        hint = suggestion(id, sorted(other.id for other in by_id.values() if other.is_standards))
        return f"没有代号为「{id}」的配套文件，{hint}；不再有的就删去这一项"
    if not companion.is_standards:
        remedy = "要引用的标准请另放一个文件夹，在它的 notice.yaml 写 document: standards"
        return f"「{id}」是收申报的通知，不是配套文件；{remedy}"
    circle = _circle(document, by_id)
    if id in circle and document.id < min(circle):
        way = "、".join(sorted({document.id, *circle}))
        return f"几份配套文件互相引用，绕成了一圈（{way}），请删去其中一处"
    return ""


def _circle(document: Notice, by_id: Mapping[str, Notice]) -> set[str]:
    """The ids of the documents that this one goes by and that go by it in turn."""
    reached = companions_of(document, by_id)
    return {other.id for other in reached if document.id in {each.id for each in companions_of(other, by_id)}}
