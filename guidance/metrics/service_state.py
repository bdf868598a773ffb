"""How one process and what it rests on are, as plain data for the staff's page."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from prometheus_client import Histogram
from prometheus_client.metrics_core import Metric

from guidance.assistant_loader import AssistantLoader
from guidance.database.database_watch import Reach
from guidance.llm.circuit_breaker import CAUSES
from guidance.metrics.index_time import index_time
from guidance.metrics.process_metrics import process_metrics
from guidance.records.record_writer import RecordWriter
from guidance.staff.audit_log import StaffAct
from ingest.settings import settings, time_zone

LEAST_FREE = 2 * 10**9  # bytes on the data folder's disk; an index and a backup need less
BACKUP_DAYS = timedelta(days=8)  # a weekly backup is not late before
_HALF, _NEARLY_ALL = 0.5, 0.95


@dataclass(frozen=True)
class TimesTaken:
    """How often something was done, and the seconds within which half and 95 % were; None where over the longest."""

    name: str
    count: int
    half: float | None
    nearly_all: float | None


@dataclass(frozen=True)
class ServiceState:
    """The state at one moment; counts and times are this process's since its start.

    `answers` are messages by what became of them (answer, clarify, refuse, check); `knowledge_fault` tells why a newer
    folder is not served, "" where it is; `records` is how their database was found, None where none are kept;
    `backup` is when the last one was made by command, None for never.
    """

    notices: int
    edition: int
    loaded_at: datetime
    knowledge_fault: str
    index_at: datetime | None
    answers: Mapping[str, int]
    failures: int
    taken: tuple[TimesTaken, ...]
    records: Reach | None
    records_waiting: int
    records_lost: int
    model_failures: Mapping[str, int]
    free_bytes: int
    backup: datetime | None
    now: datetime

    @property
    def is_disk_low(self) -> bool:
        """Whether the data folder's disk is nearly full."""
        return self.free_bytes < LEAST_FREE

    @property
    def is_backup_late(self) -> bool:
        """Whether the last backup was made too long ago, or never."""
        return self.backup is None or self.now - self.backup > BACKUP_DAYS

    @property
    def needs_attention(self) -> bool:
        """Whether something should be seen to."""
        is_broken = self.knowledge_fault or self.records is Reach.UNREACHABLE or self.records_lost or self.failures
        return bool(is_broken or self.is_disk_low or self.is_backup_late)


def service_state(
    loader: AssistantLoader, writer: RecordWriter | None, model_troubles: Mapping[str, int], acts: Iterable[StaffAct]
) -> ServiceState:
    """Return the state now; `acts` are the audit log's, the latest first."""
    edition, metrics, zone = loader.current(), process_metrics(), time_zone()
    index_at = index_time()
    return ServiceState(
        notices=len(edition.assistant.notices),
        edition=edition.number,
        loaded_at=datetime.fromtimestamp(edition.loaded_at, zone),
        knowledge_fault=loader.fault,
        index_at=datetime.fromtimestamp(index_at, zone) if index_at else None,
        answers=_sums(metrics.answers.collect(), "kind"),
        failures=sum(_sums(metrics.failures.collect(), "error").values()),
        taken=(*_taken(metrics.seconds, "door"), *_taken(metrics.stage_seconds, "stage")),
        records=writer.watch.look() if writer else None,
        records_waiting=writer.waiting if writer else 0,
        records_lost=writer.loss.count if writer and writer.loss else 0,
        model_failures={CAUSES[cause]: count for cause, count in model_troubles.items()},
        free_bytes=shutil.disk_usage(settings().data).free,
        backup=next((act.moment for act in acts if act.action == "backed_up"), None),
        now=datetime.now(zone),
    )


def _sums(metrics: Iterable[Metric], label: str) -> dict[str, int]:
    """The totals of a counter by one of its labels."""
    sums: dict[str, int] = {}
    for sample in (sample for metric in metrics for sample in metric.samples if sample.name.endswith("_total")):
        sums[sample.labels[label]] = sums.get(sample.labels[label], 0) + int(sample.value)
    return sums


def _taken(histogram: Histogram, label: str) -> list[TimesTaken]:
    """The times of a histogram by its label, in the order in which each was first measured."""
    buckets: dict[str, list[tuple[float, float]]] = {}
    for sample in (sample for metric in histogram.collect() for sample in metric.samples):
        if sample.name.endswith("_bucket"):
            buckets.setdefault(sample.labels[label], []).append((float(sample.labels["le"]), sample.value))
    return [
        TimesTaken(name, int(counts[-1][1]), _within(counts, _HALF), _within(counts, _NEARLY_ALL))
        for name, counts in buckets.items()
    ]


def _within(counts: list[tuple[float, float]], share: float) -> float | None:
    """The upper bound of the bucket that holds this share; None for the one without a bound."""
    enough = counts[-1][1] * share
    bound = next(bound for bound, count in counts if count >= enough)
    return None if bound == float("inf") else bound
