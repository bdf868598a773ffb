"""When the index that is in use was written."""

from __future__ import annotations

from ingest.settings import settings

_POINTER = "current.json"


def index_time() -> float | None:
    """Return the time in seconds since 1970, None where there is no index of this machine's own."""
    try:
        return (settings().data / "index" / _POINTER).stat().st_mtime
    except OSError:
        return None
