"""Notices beside each other: no number twice, and editions that replace each other in one direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.notices.notice import Notice
from ingest.notices.notice_folders import NoticeIdentity
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Where, read_marked
from ingest.staff_files.nearest_name import suggestion
from ingest.text.normalise import question_key


def check_editions(
    notices: Sequence[Notice], others: Sequence[NoticeIdentity]
) -> tuple[tuple[Notice, ...], tuple[Fault, ...]]:
    """Return the notices that can stand beside each other, and the faults of how they name each other.

    `others` are known and do not answer: retired ones, and ones with faults of their own. Of two notices with one
    number the later by id is left out, unless one replaces the other. A notice that replaces a missing one, itself or
    one that replaces it in turn answers on without replacing that one.
    """
    single, faults = _with_own_numbers(notices)
    ids = {key: other.id for other in others for key in _keys(other.id, other.number)}
    ids |= {key: notice.id for notice in single for key in _keys(notice.id, notice.number)}
    replaced = {notice.id: [ids.get(question_key(name), "") for name in notice.replaces] for notice in single}
    for notice in single:
        faults += _unknown(notice, replaced[notice.id], ids.values())
        circle = _way(notice.id, notice.id, replaced)
        if circle and notice.id == min(circle):
            faults.append(_circle_fault(notice, circle, replaced))
    return tuple(_without_unsound(notice, replaced) for notice in single), tuple(faults)


def _with_own_numbers(notices: Sequence[Notice]) -> tuple[list[Notice], list[Fault]]:
    """The notices whose number no notice before them has, and the faults of the others."""
    single: list[Notice] = []
    faults: list[Fault] = []
    by_number: dict[str, list[Notice]] = {}
    for notice in notices:
        alike = by_number.setdefault(question_key(notice.number), []) if notice.number else []
        twin = next((other for other in alike if not _is_edition_of(notice, other)), None)
        if twin is None:
            single.append(notice)
            alike.append(notice)
            continue
        remedy = f"请核对；如果是新版代替旧版，请在新版的 replaces 里写上旧版的代号，如 replaces: [{twin.id}]"
        faults.append(_fault(notice, ("number", "value"), f"文号 {notice.number} 与通知 {twin.id} 相同，{remedy}"))
    return single, faults


def _is_edition_of(notice: Notice, other: Notice) -> bool:
    """Whether one of the two replaces the other."""
    return other.id in notice.replaces or notice.id in other.replaces


def _unknown(notice: Notice, replaced: Sequence[str], known: Iterable[str]) -> Iterator[Fault]:
    for at, (name, id) in enumerate(zip(notice.replaces, replaced, strict=True)):
        if not id:
            hint = suggestion(name, sorted({*known} - {notice.id}))
            yield _fault(notice, ("replaces", at), f"没有代号或文号为「{name}」的通知，{hint}；不再有的就删去这一项")
        elif id == notice.id:
            yield _fault(notice, ("replaces", at), f"「{name}」就是这份通知自己，请删去这一项")


def _way(start: str, goal: str, replaced: Mapping[str, Sequence[str]]) -> list[str]:
    """The ids from `start` along what each replaces up to, not with, `goal`; none where it is not reached."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop()
        for id in replaced.get(way[-1], ()):
            if id == goal and way != [goal]:
                return way
            if id not in seen:
                seen.add(id)
                ways.append([*way, id])
    return []


def _circle_fault(notice: Notice, circle: Sequence[str], replaced: Mapping[str, Sequence[str]]) -> Fault:
    way = " → ".join([*circle, notice.id])
    where = ("replaces", replaced[notice.id].index(circle[1]))
    return _fault(notice, where, f"几份通知互相代替，绕成了一圈（{way}），请只让新的代替旧的，删去其中一处")


def _without_unsound(notice: Notice, replaced: Mapping[str, Sequence[str]]) -> Notice:
    """The notice with only those of its `replaces` that exist and do not replace it in turn."""
    names = zip(notice.replaces, replaced[notice.id], strict=True)
    left = tuple(name for name, id in names if id not in ("", notice.id) and not _way(id, notice.id, replaced))
    return notice if left == notice.replaces else replace(notice, replaces=left)


def _keys(id: str, number: str | None) -> list[str]:
    return [question_key(name) for name in (number, id) if name]


def _fault(notice: Notice, where: Where, message: str) -> Fault:
    return read_marked(notice.folder / "notice.yaml").fault(where, message)
