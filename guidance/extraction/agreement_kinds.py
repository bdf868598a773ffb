"""An agreement of another kind than the fact means is none: 合同签了,不过是实习协议; 合同是实习时签的."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from guidance.extraction.extraction_result import FactFinding, as_denied
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.wording_file import AgreementWords
from guidance.lexicon.lexicon import either


class AgreementKinds:
    """Tells by the kinds that a message names whether an agreement is one that a fact means; `words` by fact."""

    def __init__(self, words: Mapping[str, AgreementWords]) -> None:
        self._kinds = {
            fact: (re.compile(either(entry.counting)), re.compile(_other(entry))) for fact, entry in words.items()
        }

    def without_other(self, findings: Iterable[FactFinding], text: str) -> list[FactFinding]:
        """Return the findings with the yes to an agreement denied of which `text`, folded, names only another kind."""
        return [as_denied(f) if f.value is True and self._is_other(f.fact, text) else f for f in findings]

    def _is_other(self, fact: str, text: str) -> bool:
        if fact not in self._kinds:
            return False
        counting, other = self._kinds[fact]
        return other.search(text) is not None and counting.search(text) is None


def _other(words: AgreementWords) -> str:
    other, named = either(words.other), either(words.named)
    return (
        rf"(?:{other})[^{PAUSE}]{{0,3}}(?:{named})|(?:{named})[^{PAUSE}]{{0,6}}(?:{other})|{either(words.other_alone)}"
    )
