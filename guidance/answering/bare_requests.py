"""A question of everyday words alone (在哪儿交, 什么时候报) → the clauses that the metadata name for what it wants."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidance.answering.application_windows import late_rule
from guidance.question import BareRequest
from guidance.retrieved import ChosenClauses
from ingest.document import Clause
from ingest.notices.notice import Notice, Window
from ingest.text.normalise import match_key

COPIES = re.compile("《[^《》]+》[^《》]{0,8}?(?:一式)?[0-9一二两三四五六七八九十]+ *份")

_APPLYING = re.compile("报名|申报|申请|报(?!送)")
_COLLECTED = re.compile("不受理个人|(?:集中|统一|逐级)[^,，。；]{0,4}(?:报送|上报|提交|递交)|受理点")
_ON_PAPER = re.compile("送|寄|递|纸质|现场|当面|材料|资料")
_ONLINE = re.compile("网|线上|在线|系统|上传|填")


def requested_clauses(request: BareRequest, notice: Notice, text: str = "") -> ChosenClauses:
    """Return the clauses of `notice` that name the place, the time or the copies, or say what is too late.

    Where the folded `text` of the question speaks of handing in papers, what is said of that comes first; where it
    speaks of applying alone, a notice by which one applies online says so.
    """
    on_paper = bool(_ON_PAPER.search(text)) and not _ONLINE.search(text)
    if request == "place":
        found = _places(notice, on_paper=on_paper, applying=bool(_APPLYING.search(text)))
    elif request == "time" and on_paper:
        found = (notice.clause(window.clause) for window in sorted(notice.windows, key=_is_online))
    else:
        found = {"time": _times, "copies": _copies, "late": _late}[request](notice)
    clauses = tuple({clause.id: clause for clause in found}.values())
    return ChosenClauses(clauses, listed=len(clauses) > 1)


def _places(notice: Notice, *, on_paper: bool, applying: bool) -> Iterator[Clause]:
    """Where one applies, how papers are collected, and the address of the office."""
    online, onsite = (
        [notice.clause(w.clause) for w in notice.windows if _is_online(w) is wanted] for wanted in (True, False)
    )
    if applying and not on_paper:
        yield from online
    yield from (clause for clause in onsite if _COLLECTED.search(clause.text))
    for contact in notice.contacts[:1]:
        named = match_key(contact.address)
        holding = [c for c in notice.clauses if named and named in match_key(c.words)]
        preferred = [c for c in holding if c.id == notice.clause(contact.clause).id]
        yield from (preferred or holding)[:1]


def _times(notice: Notice) -> Iterator[Clause]:
    for window in notice.windows:
        yield notice.clause(window.clause)


def _is_online(window: Window) -> bool:
    return window.kind == "online"


def _copies(notice: Notice) -> Iterator[Clause]:
    yield from (clause for clause in notice.clauses if COPIES.search(clause.text))


def _late(notice: Notice) -> Iterator[Clause]:
    rule = late_rule(notice)
    if rule:
        yield notice.clause(rule.clause)
