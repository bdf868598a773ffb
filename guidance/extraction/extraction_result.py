"""The nouns of fact extraction: what a message tells, and where its words stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from guidance.scope_features import PlaceMention

Value = str | bool | int | list[str]
KnownFacts = Mapping[str, Value]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FactFinding:
    """One fact that a message tells; `start` and `end` are offsets of the words it came from.

    A `value` of None takes back what was known: it is no longer so, or the message contradicts itself; where `denied`
    is set, only if just that is known.
    """

    fact: str
    value: Value | None
    start: int
    end: int
    denied: Value | None = None


def as_denied(finding: FactFinding) -> FactFinding:
    """Return the finding that just what `finding` tells is not so."""
    return replace(finding, value=None, denied=finding.value)


@dataclass(frozen=True, slots=True)
class Approximation:
    """What a message tells of a fact roughly: a number from `lowest` to `highest`, of a date the months since then.

    `text` says it as it was told, with its unit: 大约5年. Of a date told by a word for its year (去年7月) `years_ago`
    are the years before the present one, and `text` is what its form has behind the year: -07.
    """

    fact: str
    lowest: int
    highest: int
    text: str
    years_ago: int | None = None


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase found; `value` is None for what only sounds like the fact, `denied` when a negation precedes."""

    value: Value | None
    start: int
    end: int
    denied: bool


@dataclass(frozen=True, slots=True)
class MessageClause:
    """A stretch of a message between two pauses; `sentence` counts the sentences before it."""

    text: str
    start: int
    sentence: int
    is_question: bool

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that a message names: "2018", "2018-06" or "2018-06-15"."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one message tells about the applicant.

    `facts` are in the contract's JSON forms; `spans` are where the words of each stand; `corrections` are the facts
    whose known value this message replaces; `withdrawn` are known facts that are no longer so and must be asked
    for; `unsure` are facts asked for that the applicant does not know; `own_details` says that the message is about
    one applicant's case and not a general question; `applicant_words` are the words for the applicant where that
    is not the speaker (儿子), to be handed to the next turn; `approximate` are facts told roughly, none of them among
    `facts`; `work_place` is where the applicant works, None where
    that is not told or of no use; `names_work` says that what they work at is named; `unheard` are the words that
    state something of the applicant in which no fact was heard.
    """

    facts: dict[str, Value] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    corrections: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    own_details: bool = False
    applicant_words: tuple[str, ...] = ()
    work_place: PlaceMention | None = None
    approximate: tuple[Approximation, ...] = ()
    names_work: bool = False
    unheard: tuple[str, ...] = ()

    def followed_by(self, later: Extracted, offset: int) -> Extracted:
        """Return what this part of a message and the `later` one, which begins at `offset`, tell together."""
        facts = {fact: value for fact, value in self.facts.items() if fact not in later.withdrawn} | later.facts
        moved = {fact: (start + offset, end + offset) for fact, (start, end) in later.spans.items()}
        spans = {fact: span for fact, span in {**self.spans, **moved}.items() if fact in facts}
        return Extracted(
            facts,
            spans,
            corrections=tuple(dict.fromkeys((*self.corrections, *later.corrections))),
            withdrawn=tuple(fact for fact in (*self.withdrawn, *later.withdrawn) if fact not in facts),
            unsure=tuple(fact for fact in (*self.unsure, *later.unsure) if fact not in facts),
            own_details=self.own_details or later.own_details,
            applicant_words=later.applicant_words or self.applicant_words,
            work_place=later.work_place or self.work_place,
            names_work=self.names_work or later.names_work,
            unheard=(*self.unheard, *later.unheard),
            approximate=tuple(each for each in (*self.approximate, *later.approximate) if each.fact not in facts),
        )


def extracted(
    found: Mapping[str, FactFinding],
    known: KnownFacts,
    unsure: tuple[str, ...] = (),
    own_details: bool = False,
    applicant_words: tuple[str, ...] = (),
) -> Extracted:
    """Return what the findings tell beside what is known; what they take back was known."""
    facts = {fact: finding.value for fact, finding in found.items() if finding.value is not None}
    withdrawn = tuple(fact for fact, finding in found.items() if finding.value is None and fact in known)
    return Extracted(
        facts,
        spans={fact: (found[fact].start, found[fact].end) for fact in facts},
        corrections=tuple(fact for fact, value in facts.items() if known.get(fact, value) != value),
        withdrawn=withdrawn,
        unsure=unsure,
        own_details=own_details or bool(facts or withdrawn),
        applicant_words=applicant_words,
    )
