"""What day it is where the office is, wherever the server stands."""

from __future__ import annotations

import logging
from datetime import date, datetime
from functools import cache

from guidance.settings import CHINA, time_zone
from ingest.errors import SettingError

_LOG = logging.getLogger(__name__)


def this_day() -> date:
    """Return the day in the office's time zone (GUIDANCE_TIMEZONE), China's where the setting means nothing."""
    try:
        zone = time_zone()
    except SettingError as error:
        _complain(str(error))
        zone = CHINA
    return datetime.now(zone).date()


@cache
def _complain(error: str) -> None:
    """Log it, once."""
    _LOG.error("%s", error)
