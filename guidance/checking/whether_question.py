"""A question that only asks whether: where nearly all answers of a fact end alike, the others alone are asked about."""

from __future__ import annotations

from dataclasses import dataclass

from guidance.eligibility.alike_answers import alike_answers
from guidance.eligibility.verdict import Verdict
from guidance.extraction.fact_wording import FactWording
from guidance.facts.fact_spec import Among
from guidance.replies import Replies

_MOST_ASKED = 2  # values that one question names
_FEWEST_ALIKE = 4  # answers that end alike, before they are not asked for one by one


@dataclass(frozen=True)
class WhetherQuestion:
    """Asks whether a fact is one of `values`, and not one of `others`, which end alike.

    `text` is the question; `is_one` and `is_none` say the answers back.
    """

    fact: str
    values: tuple[str, ...]
    others: tuple[str, ...]
    text: str
    is_one: str
    is_none: str

    def answered(self, yes: bool) -> str | Among:
        """Return the value that an answer tells, or those that it leaves."""
        values, text = (self.values, self.is_one) if yes else (self.others, self.is_none)
        return values[0] if len(values) == 1 else Among(values, text)


def whether_question(verdict: Verdict, fact: str, wording: FactWording, replies: Replies) -> WhetherQuestion | None:
    """Return the question whether `fact` is one of its few values that differ; None where more than that matters."""
    groups = sorted(alike_answers(verdict.evaluation, fact), key=len)
    if len(groups) != 2 or len(groups[0]) > _MOST_ASKED or len(groups[1]) < _FEWEST_ALIKE:
        return None
    values, others = groups
    spec = wording.facts[fact]
    names = "或".join(spec.values[value] for value in values)
    asked = wording.file.whether.get(fact)
    text = asked.format(values=names) if asked else replies.say("ask_whether", fact=spec.short, values=names)
    is_one, is_none = replies.say("one_of", values=names), replies.say("none_of", values=names)
    return WhetherQuestion(fact, values, others, text, is_one, is_none)
