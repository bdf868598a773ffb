"""What a look-up named by number and no notice has, told in words."""

from __future__ import annotations

from collections.abc import Collection

from guidance.references.find_references import References
from guidance.references.resolve import Absent
from guidance.retrieval.look_up import Lookup


def missing(lookup: Lookup, named: References, shown: Collection[str]) -> list[str]:
    """Return a sentence for each number that is in no notice, or not in one of the notices `shown`."""
    absent = [_absent(lookup, a) for a in named.absent if not shown or a.notice in shown]
    unknown = [r.text for r in named.documents if not r.clauses and not r.notices]
    return absent + [f"没有通知用到文号“{text}”" for text in unknown]


def _absent(lookup: Lookup, absent: Absent) -> str:
    notice = next(n for n in lookup.notices if n.id == absent.notice)
    where = f" {lookup.clause(absent.parent).clause.label} 下" if absent.parent else ""
    why = "原文编号在此跳过" if absent.skipped else "原文没有这个编号"
    return f"{notice.name}{where}没有第 {absent.text} 项：{why}"
