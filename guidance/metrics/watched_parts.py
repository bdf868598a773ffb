"""The state of the parts of a process, read whenever the metrics are: knowledge, index, records, language model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from guidance.assistant_loader import AssistantLoader
from guidance.llm.language_model import model_troubles
from guidance.metrics.index_time import index_time
from guidance.records.record_writer import RecordWriter
from ingest.errors import SettingError
from ingest.office_settings import ModelSettings, model_settings


@dataclass(frozen=True)
class WatchedParts(Collector):
    """The parts; `writer` is None where no records are kept."""

    loader: AssistantLoader
    writer: RecordWriter | None = None

    def collect(self) -> Iterator[Metric]:
        """Yield the state of each part."""
        yield _gauge("guidance_ready", "1 once knowledge is loaded and messages are answered.", self.loader.loaded)
        if self.loader.loaded:
            yield from self._knowledge()
        if (made := index_time()) is not None:
            yield _gauge("guidance_index_timestamp_seconds", "When the index was last written.", made)
        if self.writer:
            lost = self.writer.loss.count if self.writer.loss else 0
            yield _gauge("guidance_records_waiting", "Records that wait to be written.", self.writer.waiting)
            yield CounterMetricFamily("guidance_records_lost", "Records that could not be written.", lost)
        failures = CounterMetricFamily(
            "guidance_model_failures", "What the language model did not do.", labels=["cause"]
        )
        for cause, count in model_troubles(_model()).items():
            failures.add_metric([cause], count)
        yield failures

    def _knowledge(self) -> Iterator[Metric]:
        edition = self.loader.current()
        yield _gauge("guidance_knowledge_edition", "Rises by one with every reload.", edition.number)
        yield _gauge("guidance_knowledge_loaded_timestamp_seconds", "When it was loaded.", edition.loaded_at)
        outdated = bool(self.loader.fault)
        yield _gauge("guidance_knowledge_outdated", "1 while a newer folder cannot be loaded.", outdated)
        yield _gauge("guidance_notices", "Notices that answer.", len(edition.assistant.notices))


def _model() -> ModelSettings | None:
    try:
        return model_settings()
    except SettingError:  # told where it is used
        return None


def _gauge(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(name, words, float(value))
