"""What has come about or ceased since a message told of it: 2023年还没签合同,今年补签的; 有合同,到期没续."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from guidance.extraction.extraction_result import FactFinding, as_denied
from guidance.extraction.fact_wording import PAUSE
from guidance.lexicon.lexicon import either

_CLAUSES_ON = 2  # clauses behind the no that may take it up again
_NOT = "没不未别要想会能得才准可刚"
_DONE = rf"(?:上|好|完|妥|下来|到|出来)*[了的过]+(?=[{PAUSE}]|\Z|[啊呢哦啦嘛\d一二两三四五六七八九十])"
_RUN_OUT = re.compile(
    "(?:已经?|都|早就?|就|[去前]年|年初|[上本这]个?月|后来|又|给|被)(?:解除|终止|解约|作废|取消)|(?:解除|终止|作废)[掉了]|(?:已经?|都|早就?|就|[去前]年|[上本这]个?月)(?:到期|期满)|(?<!快)(?<!快要)(?<!马上)(?<!即将)(?<!就要)(?:到期|期满|过期)了"
)
_AGAIN = re.compile("[没未不]")


class PresentStates:
    """Hears how a present state stands by the end of a message; `verbs` are what brings each fact about."""

    def __init__(self, verbs: Mapping[str, Iterable[str]]) -> None:
        self._ceased = {
            fact: re.compile(rf"(?:没有?|未)(?:再|能|有)*(?:{either(words)})+[上过了的]*(?=[{PAUSE}]|\Z)")
            for fact, words in verbs.items()
        }
        self._done = {fact: re.compile(rf"(?<![{_NOT}])(?:{either(words)}){_DONE}") for fact, words in verbs.items()}

    def as_now(self, findings: Iterable[FactFinding], masked_text: str) -> list[FactFinding]:
        """Return the findings as one of the next clauses leaves them.

        A no that was done since is true; a yes that was not done again is denied.
        """
        return [self._now(finding, masked_text) if finding.fact in self._done else finding for finding in findings]

    def _now(self, finding: FactFinding, text: str) -> FactFinding:
        if finding.value is not False:
            return as_denied(finding) if finding.value and self._has_ceased(finding, text) else finding
        for clause in _clauses_behind(text, finding.end):
            done = self._done[finding.fact].search(text, *clause)
            if done and not _AGAIN.search(text, clause[0], done.start()):
                return replace(finding, value=True, start=done.start(), end=done.end())
        return finding

    def _has_ceased(self, finding: FactFinding, text: str) -> bool:
        """Whether what is so is said to have run out or not to have been done again."""
        run_out = [match.end() for match in _RUN_OUT.finditer(text, finding.start)][:1]
        if run_out and not self._done[finding.fact].search(text, run_out[0]):
            return True
        return any(self._ceased[finding.fact].search(text, *clause) for clause in _clauses_behind(text, finding.end))


def _clauses_behind(text: str, end: int) -> list[tuple[int, int]]:
    """The clauses that follow the one that ends behind `end`."""
    clauses = [match.span() for match in re.finditer(rf"[^{PAUSE}]+", text)]
    return [span for span in clauses if span[0] > end][:_CLAUSES_ON]
