"""What the applicant is now: employed, retired, a civil servant, …, beside what they were before or will be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidance.extraction.extraction_result import FactFinding, Known, PhraseHit
from guidance.extraction.fact_wording import PAUSE

_FACT = "employment_status"
_NOW = re.compile(r"现在|目前|眼下|如今|现(?=在|任|为|是)|还(?=在|是)|仍|后来|又(?=进|在|到|去|找)")
_BEFORE = re.compile(r"以前|之前|原来|原先|曾经?|过去|从前|早先|早年|当时|(?:退休|辞职|离职|下岗)前|前几年")
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
class _Status:
    """A status named: whether it is so at all, and whether the message says that it is so now."""

    value: str
    hit: PhraseHit
    holds: bool
    now: bool
    gone: bool


def find_status(text: str, hits: list[PhraseHit]) -> list[FactFinding]:
    """Return the status in force, or one with None where the message takes it back or contradicts itself."""
    named = [_status(text, hit) for hit in hits if not _SCHOOLED.search(text, 0, hit.start)]
    held = [each for each in named if each.holds]
    if not held:
        return [_finding(each, None) for each in named if each.gone][-1:]
    retired = [each for each in held if each.value == "retired"]
    if retired:
        working = any(each.now and each.value == "employed" for each in held)
        return [_finding(retired[-1], None if working and "返聘" not in text else "retired")]
    return [_chosen(text, held)]


def so_now(finding: FactFinding, text: str) -> bool:
    """Whether the message says outright that the status is so now: 还在职, 现在在企业上班, 又在公司了."""
    end = _clause(text, finding.start, finding.end)[1]
    return bool(_NOW.search(text, 0, end) or re.search("在职|在岗", text[finding.start : finding.end]))


def replaces(finding: FactFinding, known: Known, text: str) -> bool:
    """Whether being employed, which people say of any work, replaces the known status."""
    before = known.get(_FACT, "employed")
    return before == "employed" or ("返聘" not in text and so_now(finding, text))


def _chosen(text: str, held: list[_Status]) -> FactFinding:
    """Any status says more than being at work; who left a post and works again is no longer out of work."""
    last = held[-1]
    others = [each for each in held if each.value not in ("employed", "unemployed")]
    unemployed = [each for each in held if each.value == "unemployed"]
    if others:
        other = others[-1]
        moved = any(each.now and each.value == "employed" and _AT_A_FIRM.search(_words(text, each)) for each in held)
        public = other.value in ("civil_servant", "managed_as_civil_servant")
        return _finding(other, None if public and moved and not other.now else other.value)
    if unemployed and (unemployed[-1] is last or not (last.now or _IN_POST.search(_words(text, last)))):
        return _finding(unemployed[-1], "unemployed")
    return _finding(last, last.value)


def _status(text: str, hit: PhraseHit) -> _Status:
    start, end = _clause(text, hit.start, hit.end)
    before, after = text[start : hit.start], text[hit.end : end]
    former = bool(_BEFORE.search(before + text[hit.start : hit.end])) and not _NOW.search(before)
    left = "从" in before and hit.value != "unemployed" and bool(_LEAVING.match(after))
    coming = hit.value in ("retired", "unemployed") and bool(_COMING.search(before) or _NOT_THEN.match(after))
    gone = hit.denied and bool(_GONE.search(before) or _NO_LONGER.match(after))
    holds = not (former or left or coming or hit.denied)
    return _Status(str(hit.value), hit, holds, bool(_NOW.search(before + text[hit.start : hit.end])), gone or left)


def _words(text: str, status: _Status) -> str:
    start, end = _clause(text, status.hit.start, status.hit.end)
    return text[start:end]


def _finding(status: _Status, value: str | None) -> FactFinding:
    return FactFinding(_FACT, value, status.hit.start, status.hit.end)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind(pause, 0, start) for pause in PAUSE) + 1
    return first, min((at for pause in PAUSE if (at := text.find(pause, end)) >= 0), default=len(text))
