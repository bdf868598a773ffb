"""What day it is where the office is, wherever the server stands."""

from __future__ import annotations

import logging
from datetime import date, datetime

from ingest.errors import SettingError
from ingest.memo import memo
from ingest.settings import CHINA, time_zone

_LOG = logging.getLogger(__name__)


def this_day() -> date:
    """Return the day in the office's time zone (GUIDANCE_TIMEZONE), China's where the setting means nothing."""
    try:
        zone = time_zone()
    except SettingError as error:
        _log_once(str(error))
        zone = CHINA
    return datetime.now(zone).date()


@memo("faults already logged")
def _log_once(error: str) -> None:
    _LOG.error("%s", error)
