"""What the applicant is now: employed, retired, a civil servant, …, beside what they were before or will be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidance.extraction.extraction_result import FactFinding, KnownFacts, PhraseHit
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.former_times import BEFORE, NOW
from guidance.extraction.status_changes import (
    has_become_workplace,
    has_turned,
    is_at_work_since,
    is_given_up,
    is_outcome,
    is_under_way,
    left_at,
)
from guidance.extraction.wording_file import StatusValues
from guidance.lexicon.lexicon import either

_LEAVING = re.compile(
    r"(?:岗位?上?|身份|编制?|那边|单位|的工作|系统)?(?:上)?(?:辞|离职|离开|退出|退下|出来|转(?!正)|调(?!到)|下来|不干|不做|下海)"
)
_COMING = re.compile(
    r"(?:快要?|将要?|即将|马上要?|就要|准备|打算|还没到?|没到?|未到?|尚未|离|距离?|不想|等)(?:到|法定)?\Z"
)
_NOT_THEN = re.compile(r"(?:还有|还早|还差|前|年龄还|手续还没|倒计时)")
_NO_LONGER = re.compile(r"(?:身份|编制?)?了(?!吗)")
_GONE = re.compile(r"(?:不再|早就?不|已经?不)(?:是|算|属于)?\Z")
_SCHOOLED = re.compile(r"(?:本科|大专|专科|硕士|博士|研究生|专升本|学历|学位|中专)\(\Z")
_IN_POST = re.compile(r"在职|在岗|在编|上班")
_AT_A_FIRM = re.compile(r"企业|公司|厂|国企|民企|私企|外企|央企")


@dataclass(frozen=True, slots=True)
class _NamedStatus:
    """A status named: whether it is in force at all, whether the message says so of now, whether it has ended.

    `at_work_since` says that the message goes on to tell of a place of work that came after it.
    """

    value: str
    hit: PhraseHit
    in_force: bool
    now: bool
    ended: bool
    at_work_since: bool


def find_status(text: str, hits: list[PhraseHit], values: StatusValues) -> list[FactFinding]:
    """Return the status in force, or one with None where the message takes it back or contradicts itself.

    Whoever is there in training only need not be employed.
    """
    found = _in_force(text, hits, values)
    training = re.search(either(values.training), text)
    if training and all(finding.value in (None, values.working) for finding in found):
        return [FactFinding(values.fact, None, *training.span(), denied=values.working)]
    return found


def _in_force(text: str, hits: list[PhraseHit], values: StatusValues) -> list[FactFinding]:
    named = [_status(text, hit, values) for hit in hits if not _SCHOOLED.search(text, 0, hit.start)]
    in_force = [status for status in named if status.in_force]
    if not in_force:
        at_work = [_finding(status, values.working, values) for status in named if status.at_work_since]
        return (at_work or [_finding(status, None, values) for status in named if status.ended])[-1:]
    retired = [status for status in in_force if status.value == values.retired]
    if retired:
        working = any(status.now and status.value == values.working for status in in_force)
        back_at_work = working and "返聘" not in text
        return [_finding(retired[-1], None if back_at_work else values.retired, values)]
    return [_chosen(text, in_force, values)]


def replaces(finding: FactFinding, known: KnownFacts, text: str, values: StatusValues) -> bool:
    """Whether being at work, which people say of any work, replaces the known status."""
    before = known.get(values.fact, values.working)
    return before == values.working or ("返聘" not in text and _says_now(finding, text))


def _says_now(finding: FactFinding, text: str) -> bool:
    """Whether the message says outright that the status is so now: 还在职, 现在在企业上班, 又在公司了."""
    end = _clause(text, finding.start, finding.end)[1]
    return bool(NOW.search(text, 0, end) or re.search("在职|在岗", text[finding.start : finding.end]))


def _chosen(text: str, in_force: list[_NamedStatus], values: StatusValues) -> FactFinding:
    """Any status says more than being at work; who left a post and works again is no longer out of work."""
    last = in_force[-1]
    others = [status for status in in_force if status.value not in (values.working, values.jobless)]
    jobless = [status for status in in_force if status.value == values.jobless]
    if others:
        other = others[-1]
        moved = next((status for status in in_force if _is_at_a_firm(text, status, values)), None)
        left = other.value in values.public and not other.now
        now = moved if moved and left else other
        contradicted = moved and now is other and moved.hit.start > other.hit.end and other.value in values.public
        return _finding(now, None if contradicted else now.value, values)
    if jobless and (jobless[-1] is last or not (last.now or _IN_POST.search(_words(text, last)))):
        return _finding(jobless[-1], values.jobless, values)
    return _finding(last, last.value, values)


def _is_at_a_firm(text: str, status: _NamedStatus, values: StatusValues) -> bool:
    return status.now and status.value == values.working and bool(_AT_A_FIRM.search(_words(text, status)))


def _status(text: str, hit: PhraseHit, values: StatusValues) -> _NamedStatus:
    start, end = _clause(text, hit.start, hit.end)
    before, after = text[start : hit.start], text[hit.end : end]
    led_by = before or _clause_before(text, start)  # 原来在事业编,参公的
    former = bool(BEFORE.search(led_by + text[hit.start : hit.end])) and not NOW.search(led_by)
    left = "从" in before and hit.value != values.jobless and bool(_LEAVING.match(after))
    may_come = hit.value in (values.retired, values.jobless)
    coming = may_come and bool(_COMING.search(before) or _NOT_THEN.match(after))
    ended = hit.denied and bool(_GONE.search(before) or _NO_LONGER.match(after))
    changed, at_work_since = _change(text, hit, values)
    in_force = not (former or left or coming or changed or hit.denied)
    now = bool(NOW.search(before + text[hit.start : hit.end])) or is_outcome(text, hit.start)
    return _NamedStatus(str(hit.value), hit, in_force, now, ended or left or changed, at_work_since and not hit.denied)


def _change(text: str, hit: PhraseHit, values: StatusValues) -> tuple[bool, bool]:
    """Whether the message goes on to tell that the status has changed, and that a place of work came after it."""
    if hit.value == values.jobless:
        arrived = is_at_work_since(text, hit.end)
        return arrived, arrived
    if hit.value not in values.public:
        return False, False
    if is_under_way(text, hit.start, hit.end):
        return True, False
    left = hit.end if is_given_up(text, hit.start) else left_at(text, hit.end)
    if left is not None:
        return True, is_at_work_since(text, left)
    return has_turned(text, hit.end), has_become_workplace(text, hit.end)


def _words(text: str, status: _NamedStatus) -> str:
    start, end = _clause(text, status.hit.start, status.hit.end)
    return text[start:end]


def _finding(status: _NamedStatus, value: str | None, values: StatusValues) -> FactFinding:
    return FactFinding(values.fact, value, status.hit.start, status.hit.end)


def _clause_before(text: str, start: int) -> str:
    """The clause that ends with a comma before `start`; "" where there is none."""
    end = start - 1
    return text[_clause(text, end, end)[0] : end] if end > 0 and text[end] == "," else ""


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind(pause, 0, start) for pause in PAUSE) + 1
    return first, min((at for pause in PAUSE if (at := text.find(pause, end)) >= 0), default=len(text))
