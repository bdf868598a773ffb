"""Findings beside what is known: a weak word yields to a strong one, an earlier stage replaces no later one."""

from __future__ import annotations

import re

from guidance.extraction.employment import replaces
from guidance.extraction.extraction_result import FactFinding, Known
from guidance.facts.applicant_facts import load_facts

_STAGES = {"education": ("graduation", "education_completion"), "title_level": ("title_date", "title_is_engineer")}
_VAGUE = {"speciality": "other", "education_completion": "graduated"}  # replace nothing unless it is a correction
_FORMER = re.compile(r"第一学历|原来|以前|之前|当时|起初|最早|那时候|先是")


def sensible(found: dict[str, FactFinding], known: Known, taken_back: bool, text: str) -> dict[str, FactFinding]:
    """Return the findings that stand; `taken_back` says that the message corrects what was said before."""
    kept = dict(found)
    if not _master(kept, known):
        kept.pop("engineering_master", None)
    if taken_back:
        return kept
    status = kept.get("employment_status")
    if status and status.value == "employed" and not replaces(status, known, text):
        del kept["employment_status"]
    for fact, vague in _VAGUE.items():
        if fact in kept and kept[fact].value == vague and known.get(fact, vague) != vague:
            del kept[fact]
    for level, beside in _STAGES.items():
        if _earlier(level, beside[0], kept, known, text):
            for fact in (level, *beside):
                kept.pop(fact, None)
    return kept


def _master(found: dict[str, FactFinding], known: Known) -> bool:
    """Whether a master's is spoken of; only then does the field of study say anything of an engineering master."""
    told = {fact: finding.value for fact, finding in found.items()}
    return any({**known, **told}.get(fact) in ("master", "doctor") for fact in ("education", "degree"))


def _earlier(level: str, day: str, found: dict[str, FactFinding], known: Known, text: str) -> bool:
    """Whether the message tells of a stage before the known one: a lower level, held earlier."""
    if level not in found or level not in known:
        return False
    ranks = list(load_facts()[level].values)
    if ranks.index(str(found[level].value)) >= ranks.index(str(known[level])):
        return False
    earlier = day in found and str(found[day].value) < str(known.get(day, ""))
    return earlier or bool(_FORMER.search(text))
