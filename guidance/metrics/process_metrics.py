"""What one process counts and measures since its start; nothing of it tells who asked or what."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector

from ingest.memo import memo

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds


class ProcessMetrics:
    """The metrics with the registry that Prometheus reads; `door` is page or api."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        PlatformCollector(self.registry)
        ProcessCollector(registry=self.registry)
        self.answers = Counter(
            "guidance_answers",
            "Messages answered, by what became of them; kind refuse are refusals.",
            ("door", "kind", "outcome"),
            registry=self.registry,
        )
        self.failures = Counter(
            "guidance_answer_failures", "Messages whose answer failed.", ("door", "error"), registry=self.registry
        )
        self.seconds = Histogram(
            "guidance_answer_seconds", "Time to answer a message.", ("door",), buckets=BUCKETS, registry=self.registry
        )
        self.stage_seconds = Histogram(
            "guidance_stage_seconds",
            "Time that a stage of an answer takes.",
            ("stage",),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.in_progress = Gauge(
            "guidance_answers_in_progress", "Messages being answered now.", ("door",), registry=self.registry
        )
        self.responses = Counter(
            "guidance_http_responses",
            "Responses of the service for other programs; 429 are those over the limit.",
            ("path", "status"),
            registry=self.registry,
        )


@memo("metrics of the process")
def process_metrics() -> ProcessMetrics:
    """Return the metrics of this process."""
    return ProcessMetrics()
