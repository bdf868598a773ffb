"""The metrics over HTTP for Prometheus, at an address of their own that no visitor reaches."""

from __future__ import annotations

from prometheus_client import start_http_server

from guidance.metrics.process_metrics import process_metrics
from guidance.metrics.watched_parts import WatchedParts
from ingest.errors import SettingError
from ingest.office_settings import metrics_address


def start_metrics_server(parts: WatchedParts) -> int | None:
    """Serve /metrics where the office wants them, on a thread of its own; return the port, None where it does not.

    Raises SettingError where the address is wrong or taken.
    """
    if (address := metrics_address()) is None:
        return None
    (host, port), registry = address, process_metrics().registry
    try:
        server, _ = start_http_server(port, host, registry)
    except OSError as error:
        raise SettingError(f"GUIDANCE_METRICS：「{host}:{port}」不能监听，已被占用或没有这个地址；请换一个") from error
    registry.register(parts)
    return int(server.server_port)
