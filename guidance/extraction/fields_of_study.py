"""What somebody studied, which need not be what they work at: 本科专业是会计,干的是设备维护."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidance.extraction.fact_wording import PAUSE
from guidance.lexicon.lexicon import either

_STUDY = r"(?<![一-鿿])(?:我|本人|俺|也|就|都|是|原来|以前|当年|当初|大学|那时候?)*学(?![校历位院术习徒员生时会了])"
_WORK = "(?:做|搞|干|从事|负责|当|上班|工作|岗)"


class FieldsOfStudy:
    """Tells a field of study from a field of work; `educations` are the words for educations."""

    def __init__(self, educations: Iterable[str]) -> None:
        words = list(educations)
        self._schooled = re.compile(rf"(?:专业)?的?(?:全日制|自考|函授)?(?:{either(words)})")
        studied = (
            rf"(?:{either([*words, '大学', '学校', '上学', '所学', '毕业'])})[^{PAUSE}]{{0,6}}?(?:专业|[学读念]的)"
        )
        self._studied = re.compile(rf"(?:{studied}|[学读念]的(?:专业)?|所学专业|{_STUDY})(?:(?!{_WORK})[^{PAUSE}])*\Z")

    def is_studied(self, text: str, start: int, end: int) -> bool:
        """Whether what the folded `text` names from `start` to `end` is said in its clause to have been studied."""
        first = max(text.rfind(pause, 0, start) for pause in PAUSE) + 1
        if self._schooled.match(text, end) and not re.search(_WORK, text[first:end]):
            return True
        return self._studied.search(text, first, end) is not None
