"""An answer as its button shows it: the exact label decides before anything else that its words could tell."""

from __future__ import annotations

import re

from guidance.extraction.extraction_result import Value
from guidance.extraction.fold_message import MessageFolder
from guidance.facts.applicant_facts import FactVocabulary

_AROUND = re.compile(
    r"(?:我|本人|我们|我的|是|选|就|属于|算|应该|,)*(?P<named>.*?)(?:的|吧|呀|啊|哦|哈|呢|啦|嘛|喔|[,;。!?~\s])*\Z",
    re.DOTALL,
)
_BETWEEN = re.compile(r"[、,;和\s]*")


class ButtonLabels:
    """The labels of all facts' ready-made answers, folded as messages are."""

    def __init__(self, facts: FactVocabulary, folder: MessageFolder) -> None:
        self._lists = {fact for fact in facts if facts[fact].type == "list"}
        self._values: dict[str, dict[str, Value]] = {
            fact: {folder.fold(str(label)).strip(): value for value, label in facts[fact].answers.items()}
            for fact in facts
        }

    def value(self, fact: str, text: str) -> Value | None:
        """Return the value whose label the folded `text` is; of a list fact all whose labels it puts in a row."""
        values = self._values[fact]
        bare = text.strip(" ,;。!?~\n")
        for form in (bare, bare.rstrip("的了吧呀啊哦哈呢啦嘛喔"), without_frame(text)):
            if form in values:
                return [str(values[form])] if fact in self._lists else values[form]
        return _in_a_row(text, values) if fact in self._lists else None


def without_frame(text: str) -> str:
    """Return what an answer names, without the words around it: 我是国企的 → 国企."""
    match = _AROUND.match(text.strip())
    return match["named"].strip() if match else ""


def _in_a_row(text: str, values: dict[str, Value]) -> list[str] | None:
    found = []
    for label in sorted(values, key=len, reverse=True):
        if label in text:
            found.append(str(values[label]))
            text = text.replace(label, "")
    order = [str(value) for value in values.values()]
    return sorted(found, key=order.index) if len(found) > 1 and _BETWEEN.fullmatch(text) else None
