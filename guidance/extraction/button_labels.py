"""An answer as its button shows it: the exact label decides before anything else that its words could tell."""

from __future__ import annotations

import functools
import re

from guidance.extraction.extraction_result import Value
from guidance.extraction.fact_wording import Lexicon
from guidance.extraction.fold_message import fold_message
from guidance.facts.fact_spec import FactSpec

_AROUND = re.compile(
    r"(?:我|本人|我们|我的|是|选|就|属于|算|应该|,)*(?P<said>.*?)(?:的|吧|呀|啊|哦|哈|呢|啦|嘛|喔|[,;。!?~\s])*\Z",
    re.DOTALL,
)
_BETWEEN = re.compile(r"[、,;和\s]*")


def labelled(text: str, spec: FactSpec, lexicon: Lexicon) -> Value | None:
    """Return the value whose label the folded `text` is, of a list all whose labels it puts in a row."""
    values = _values(spec, lexicon)
    bare = text.strip(" ,;。!?~\n")
    for form in (bare, bare.rstrip("的了吧呀啊哦哈呢啦嘛喔"), without_frame(text)):
        if form in values:
            value = values[form]
            return [str(value)] if spec.type == "list" else value
    return _listed(text, values) if spec.type == "list" else None


def without_frame(text: str) -> str:
    """Return what an answer names, without the words around it: 我是国企的 → 国企."""
    return _AROUND.match(text.strip())["said"].strip()


def _listed(text: str, values: dict[str, Value]) -> list[str] | None:
    found = []
    for label in sorted(values, key=len, reverse=True):
        if label in text:
            found.append(str(values[label]))
            text = text.replace(label, "")
    order = [str(value) for value in values.values()]
    return sorted(found, key=order.index) if len(found) > 1 and _BETWEEN.fullmatch(text) else None


def _values(spec: FactSpec, lexicon: Lexicon) -> dict[str, Value]:
    return {_folded(str(label), lexicon): value for value, label in spec.answers.items()}


@functools.lru_cache(maxsize=1024)
def _folded(label: str, lexicon: Lexicon) -> str:
    return fold_message(label, lexicon.wording.spelling).strip()
