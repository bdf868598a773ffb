"""Whether the quote of a condition speaks of its fact, where no names that notices give (`terms`) tell its values.

A yes-or-no fact must share words with its quote, a value of any other fact likewise, by the words that no other value
of the fact has; a `reading` that has them stands in for the quote. Words are compared by runs of two characters, so
that no list of words has to know the notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from guidance.facts.fact_spec import FactSpec
from guidance.rules.schema import Includes, Is, NoneOf, OfFact, OneOf
from ingest.staff_files.line_marks import Where
from ingest.text.normalise import match_key

_RUN = re.compile(r"[^\W_]+")


def fact_name_problems(where: Where, node: OfFact, spec: FactSpec) -> Iterator[tuple[Where, str]]:
    """Yield what a condition on a fact without `terms` states, where neither its quote nor its reading has the words.

    `spec` is the condition's fact; numbers and dates are never problems.
    """
    words = _pairs(f"{node.quote}；{node.reading or ''}")
    if spec.type == "bool" and not words & _pairs(spec.label):
        yield (*where, "fact"), _message(node, spec.label)
    elif spec.type in ("enum", "list") and not spec.terms:
        values = listed_values(node)
        unnamed = [value for value in values if value in spec.values and not words & _pairs_of_value(value, spec)]
        if unnamed:
            step = (node.kind,) if isinstance(node, Is) else (node.kind, values.index(unnamed[0]))
            yield (*where, *step), _message(node, "、".join(spec.values[value] for value in unnamed))


def listed_values(node: OfFact) -> Sequence[str]:
    """Return the values of a single or multiple choice that a condition names."""
    match node:
        case OneOf(one_of=values) | NoneOf(none_of=values) | Includes(includes=values):
            return values
        case Is(is_=str(value)):
            return [value]
    return []


def _message(node: OfFact, wanted: str) -> str:
    asked = f"所引原文「{node.quote}」没有说到「{wanted}」"
    return f"{asked}，请核对事实和取值，引说到它的那几个字；是这样理解的，加 reading 用这些字写明"


def _pairs_of_value(value: str, spec: FactSpec) -> set[str]:
    """The runs that tell a value from the others; of a value with none (有, 无), those of the fact's label."""
    others = {pair for other, label in spec.values.items() if other != value for pair in _pairs(label)}
    own = _pairs(spec.values[value])
    return own - others or own or _pairs(spec.label)


def _pairs(text: str) -> set[str]:
    """All runs of two characters, none across a punctuation mark."""
    return {"".join(pair) for run in _RUN.findall(match_key(text).lower()) for pair in pairwise(run)}
