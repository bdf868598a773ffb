"""What the records tell the staff: how the weeks went, what stayed open, which questions are alike."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from guidance.records.question_record import QuestionRecord
from guidance.weights import ReportWeights
from ingest.text.escape_markup import csv_cell
from ingest.text.normalise import question_key

KINDS = {"answer": "已答", "clarify": "反问", "refuse": "没有答出", "check": "资格自查"}
_COLUMNS = ("日期", "结果", "评价", "问题", "引用条款")


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from Monday `first` on, in counts of messages."""

    first: date
    asked: int
    unanswered: int
    disliked: int
    liked: int

    @property
    def last(self) -> date:
        """The week's Sunday."""
        return self.first + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Questions that are alike, the most frequent first, and how often they were asked in all."""

    questions: tuple[str, ...]
    count: int


def by_week(records: Iterable[QuestionRecord]) -> list[Week]:
    """Return the weeks that have records, the latest first."""
    weeks: dict[date, list[QuestionRecord]] = {}
    for record in records:
        weeks.setdefault(monday(record.day), []).append(record)
    return [_week(first, weeks[first]) for first in sorted(weeks, reverse=True)]


def monday(day: date) -> date:
    """Return the first day of the day's week."""
    return day - timedelta(days=day.weekday())


def unanswered(records: Iterable[QuestionRecord], known: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return the questions that were refused, with how often, the most frequent first.

    Questions whose wording is among `known` are left out.
    """
    return _counted((r for r in records if r.kind == "refuse"), known)


def left_open(records: Iterable[QuestionRecord], known: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return the questions that were refused or answered by a question back, counted as in `unanswered`."""
    return _counted((r for r in records if r.kind in ("refuse", "clarify")), known)


def disliked(records: Iterable[QuestionRecord], known: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return the questions whose replies were of no use, with how often, the most frequent first."""
    return _counted((r for r in records if r.useful is False), known)


def clusters(
    questions: Sequence[tuple[str, int]], encode: Callable[[Sequence[str]], np.ndarray], weights: ReportWeights
) -> list[Cluster]:
    """Return groups of two and more alike questions, the most frequent first; `encode` gives rows of unit length."""
    questions = list(questions)[: weights.most]
    if len(questions) < 2:
        return []
    from sklearn.cluster import AgglomerativeClustering

    rows = encode([text for text, _ in questions])
    distances = np.clip(1 - rows @ rows.T, 0, 2)
    grouping = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=weights.alike
    )
    groups: dict[int, list[tuple[str, int]]] = {}
    for question, label in zip(questions, grouping.fit_predict(distances), strict=True):
        groups.setdefault(int(label), []).append(question)
    found = [Cluster(tuple(text for text, _ in g), sum(n for _, n in g)) for g in groups.values() if len(g) > 1]
    return sorted(found, key=lambda cluster: -cluster.count)


def as_csv(records: Iterable[QuestionRecord]) -> bytes:
    """Return the records as a table that Excel opens as text, whatever was typed."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for r in records:
        rating = {True: "有用", False: "没有用", None: ""}[r.useful]
        words = "（涉及本人情况，不保存原话）" if r.question is None else r.question
        writer.writerow([r.day.isoformat(), KINDS.get(r.kind, r.kind), rating, csv_cell(words), " ".join(r.clauses)])
    return out.getvalue().encode("utf-8-sig")


def _counted(records: Iterable[QuestionRecord], known: Iterable[str]) -> list[tuple[str, int]]:
    """Questions by wording, each in the form in which it was asked most."""
    known_keys = {question_key(text) for text in known}
    forms: dict[str, Counter[str]] = {}
    for record in records:
        if record.question and (key := question_key(record.question)) not in known_keys:
            forms.setdefault(key, Counter())[record.question] += 1
    counted = [(form.most_common(1)[0][0], form.total()) for form in forms.values()]
    return sorted(counted, key=lambda row: (-row[1], row[0]))


def _week(first: date, records: list[QuestionRecord]) -> Week:
    ratings = Counter(r.useful for r in records)
    refused = sum(r.kind == "refuse" for r in records)
    return Week(first, len(records), refused, ratings[False], ratings[True])
