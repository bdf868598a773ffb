"""Every weight and threshold that was fitted or chosen by measuring: knowledge/weights.yaml, one class a stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, RootModel

from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.line_marks import Marked, Strict, read_marked, validate

Number = Annotated[float, Field(strict=False)]  # a number with a point is text in the office's files


@dataclass(frozen=True)
class FusionWeights:
    """What each signal counts in a clause's score; the four signals are z-scores over all clauses."""

    whole_clause_words: float
    best_text_vector: float
    best_question_vector: float
    late_match: float
    expansion: float


@dataclass(frozen=True)
class DenseWeights:
    """When the vectors stay in Chroma, and how much of them, and of what is matched word by word, is looked at."""

    most_in_memory: int
    neighbours: int
    sampled_clauses: int
    matched_clauses: int
    matched_texts: int


@dataclass(frozen=True)
class SearchWeights:
    """What is added to and taken off the fused scores."""

    heading_only: float
    other_side: float
    named: float
    beside_named: float
    rank_of_named: float
    whole_message: float


@dataclass(frozen=True)
class ChoiceWeights:
    """Which of the best clauses answer, which are shown beside them, and when a list is meant."""

    other_notice: float
    as_good: float
    beside: float
    heading_named: float
    list_itself: float
    list_gathers: float
    most_beside: int
    most_notices: int
    most_listed: int


@dataclass(frozen=True)
class LookUpWeights:
    """What counts in the help desk's look-up by words."""

    expansion: float
    verbatim: float
    notice_words: float
    letterhead: float
    considered: int


@dataclass(frozen=True)
class SignWeights:
    """What each sign counts for (above 0) and against (below 0) that no notice answers, in a logistic regression."""

    alike_known: float
    alike_refused: float
    near_known: float
    near_refused: float
    near_clause: float
    near_reason: float
    vote: float
    wording: float
    match: float
    none: float
    value_absent: float
    value_given: float
    word_elsewhere: float
    words: float
    matters: float
    usually_open: float
    not_stated: float
    off_topic: float
    elsewhere: float
    bias: float


@dataclass(frozen=True)
class AnswerabilityWeights:
    """From when on a question counts as one that no notice answers."""

    refuse_from: float
    refuse_from_first_day: float
    refuse_from_follow_up: float
    leans_from_first_day: float
    short_ask: int
    short_named: float
    bare_from: float
    talk_share: float
    talk_limit: float
    asked_alone: float
    taught: float
    alike: float
    few_known: int
    voters: int
    temperature: float
    late_share: float
    matter_temperature: float
    matter_near: float
    asked_near: float
    asked_nearer: float
    word_cap: float
    compared_words: int


@dataclass(frozen=True)
class StatementWeights:
    """When what an applicant says besides the facts counts as bearing on conditions."""

    width: float
    ridge: float
    bears_from: float


@dataclass(frozen=True)
class ComparisonWeights:
    """When two clauses of two notices speak of the same matter."""

    alike: float
    headings: float


@dataclass(frozen=True)
class RephrasingWeights:
    """When plainer words still answer as the verbatim ones do."""

    quoted: float
    telling: float
    still_said: float


@dataclass(frozen=True)
class FaqWeights:
    """When FAQ entries say the same, and which ones a search shows."""

    same_answer: float
    same_question: float
    expansion: float
    shown: float
    least: float


@dataclass(frozen=True)
class ReportWeights:
    """Which recorded questions are taken for alike."""

    alike: float
    most: int


@dataclass(frozen=True)
class Weights:
    """All of weights.yaml: a section a stage."""

    fusion: FusionWeights
    dense: DenseWeights
    search: SearchWeights
    choice: ChoiceWeights
    look_up: LookUpWeights
    signs: SignWeights
    signs_first_day: SignWeights
    answerability: AnswerabilityWeights
    statements: StatementWeights
    comparison: ComparisonWeights
    rephrasing: RephrasingWeights
    faq: FaqWeights
    report: ReportWeights


SECTIONS: Mapping[str, type] = {
    "fusion": FusionWeights,
    "dense": DenseWeights,
    "search": SearchWeights,
    "choice": ChoiceWeights,
    "look_up": LookUpWeights,
    "signs": SignWeights,
    "signs_first_day": SignWeights,
    "answerability": AnswerabilityWeights,
    "statements": StatementWeights,
    "comparison": ComparisonWeights,
    "rephrasing": RephrasingWeights,
    "faq": FaqWeights,
    "report": ReportWeights,
}


class WeightEntry(Strict):
    """One number: its value, the lowest and highest value that make sense, its unit, and what it is for."""

    value: Number
    range: Annotated[list[Number], Field(min_length=2, max_length=2)]
    unit: str
    purpose: str


class SectionEntry(Strict):
    """The numbers of a stage, the command that fits or checks them, and the day on which it last ran to its end.

    `day` is null where that has not happened since the numbers were written down here.
    """

    command: str
    day: date | None
    weights: dict[str, WeightEntry]


class WeightsFile(RootModel[dict[str, SectionEntry]]):
    """All of weights.yaml."""


def load_weights(path: Path | None = None) -> Weights:
    """Read weights.yaml; FaultsError holds all faults together, with file and line."""
    marked = read_marked(path or settings().knowledge / "weights.yaml")
    sections = validate(WeightsFile, marked).root
    faults = list(_faults(marked, sections))
    if faults:
        raise FaultsError(faults)
    return Weights(**{name: _section(kind, sections[name]) for name, kind in SECTIONS.items()})


def _section(kind: type, entry: SectionEntry) -> Any:
    whole_numbers = {field.name for field in fields(kind) if field.type == "int"}
    return kind(**{n: int(w.value) if n in whole_numbers else w.value for n, w in entry.weights.items()})


def _faults(marked: Marked, sections: Mapping[str, SectionEntry]) -> Iterator[Fault]:
    if sections.keys() != SECTIONS.keys():
        yield marked.fault((), f"应正好有这些栏目：{'、'.join(SECTIONS)}")
    for name, kind in SECTIONS.items():
        weights = sections[name].weights if name in sections else {}
        wanted = [field.name for field in fields(kind)]
        if name in sections and sorted(weights) != sorted(wanted):
            yield marked.fault((name, "weights"), f"应正好有这些项：{'、'.join(wanted)}")
        for weight, entry in weights.items():
            low, high = entry.range
            if not low <= entry.value <= high:
                yield marked.fault((name, "weights", weight, "value"), f"应在 {low:g} 到 {high:g} 之间")
