"""Logs as JSON, a line each, without anything that visitors wrote: no error's words, no libraries' arguments."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from traceback import extract_tb

from ingest.office_settings import wants_json_logs
from ingest.settings import ROOT, time_zone

_OWN = ("guidance", "ingest")  # their messages hold no visitor's words; tests see to it
_FRAMES = 5  # innermost places of an error


class JsonFormatter(logging.Formatter):
    """Writes `at`, `level`, `logger`, `message`; the fields of an `event`; the kind and places of an error.

    Of a library's message the constant part alone: its arguments, and an error's words, may be a visitor's.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        row: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, time_zone()).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage() if _is_own(record) else str(record.msg).partition("\n")[0],
            **getattr(record, "event", {}),
        }
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            row["error"] = type(error).__name__
            row["places"] = [f"{_place(frame.filename)}:{frame.lineno}" for frame in extract_tb(error.__traceback__)][
                -_FRAMES:
            ]
        return json.dumps(row, ensure_ascii=False)


def log_in_json() -> None:
    """Make every logger write JSON to standard error, where the office wants that (GUIDANCE_LOG); else do nothing."""
    if not wants_json_logs():
        return
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    # Libraries set levels of their own: what they tell below a warning is left out here.
    handler.addFilter(lambda record: _is_own(record) or record.levelno >= logging.WARNING)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in _OWN:
        logging.getLogger(name).setLevel(logging.INFO)
    for name in list(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        if logger.handlers:  # of a library: its lines come through the root's handler instead
            logger.handlers.clear()
            logger.propagate = True


def _is_own(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] in _OWN


def _place(filename: str) -> str:
    return filename.removeprefix(f"{ROOT}/")
