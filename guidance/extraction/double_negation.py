"""Negations that undo each other: 不是没有论文, 并非没受过处分, 谁说没有. What they leave is asked for, not assumed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidance.extraction.extraction_result import FactFinding
from guidance.extraction.fact_wording import PAUSE

_OUTER = (
    r"(?:(?<!是)不是|并非|绝非|决非|岂|未必|不一定|不(?:可能|会|见得|等于|算|能说|能算|好说|至于)"
    r"|哪(?:能|会|里会)|怎么(?:会|可能)|何[尝曾]|谁说|难道|没有?说|没有?)"
)
_LINK = (
    r"(?:说|我|咱|们|本人|是|就|真|真的|完全|根本|压根|一点|[一哪任][个次年篇项门份件何]"
    r"|过|都|也|从来?|一直|因为|有|曾|什么|人|能)*"
)
_INNER = "(?:没|无(?![损线人锡])|未(?!来)|不(?![良同动足当锈]))"
_BEFORE = rf"(?:{_OUTER}{_LINK}|没有?哪[^{PAUSE}]{{0,8}}?|(?<!是)不是[^{PAUSE}]{{1,8}}?[都也])"
_BEHIND = rf"没有?[^{PAUSE}]{{1,10}}?(?:是|就|可)?(?:不对|不可能|假的|瞎说|胡说|误会|冤枉)(?!口)"
_NO_LOSS = "没有?(?:中?断|停|到期|过期|解除|终止|作废|失效|问题|变|丢|落下|毛病)"  # 合同没断
_UNDONE = re.compile(f"{_BEFORE}{_INNER}|{_BEHIND}|{_NO_LOSS}")
_NOTHING = (False, 0, "none")


def without_undone(findings: Iterable[FactFinding], text: str) -> list[FactFinding]:
    """Return the findings without those that say there is nothing where the folded `text` denies just that."""
    undone = [match.span() for match in _UNDONE.finditer(text)]
    return [f for f in findings if not (_says_nothing(f) and any(_same_clause(text, f, span) for span in undone))]


def _says_nothing(finding: FactFinding) -> bool:
    value = finding.value
    return value == ["none"] if isinstance(value, list) else value in _NOTHING


def _same_clause(text: str, finding: FactFinding, span: tuple[int, int]) -> bool:
    first, last = min(finding.start, span[0]), max(finding.end, span[1])
    overlap = finding.start <= span[1] and finding.end >= span[0]
    return overlap or not any(pause in text[first:last] for pause in PAUSE)
