"""An answer, counted and timed."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from guidance.metrics.process_metrics import process_metrics
from guidance.reply import Reply
from guidance.stage_times import measured_stages

_LOG = logging.getLogger(__name__)


def measured_answer(door: str, answer: Callable[[], Reply]) -> Reply:
    """Return what `answer` returns, and take its outcome and times into the metrics; `door` is where it was asked."""
    metrics, started = process_metrics(), time.perf_counter()
    try:
        with metrics.in_progress.labels(door).track_inprogress(), measured_stages() as times:
            reply = answer()
    except Exception as error:
        metrics.failures.labels(door, type(error).__name__).inc()
        raise
    seconds = time.perf_counter() - started
    metrics.answers.labels(door, reply.kind, reply.outcome.code).inc()
    metrics.seconds.labels(door).observe(seconds)
    for stage, microseconds in times.items():
        metrics.stage_seconds.labels(stage).observe(microseconds / 1e6)
    event = {"door": door, "kind": reply.kind, "outcome": reply.outcome.code, "ms": round(seconds * 1000, 1)}
    _LOG.info("answered", extra={"event": event})
    return reply
