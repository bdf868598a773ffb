"""What an office can set for its pages besides where things lie: records, how long they stay, who is staff."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ingest.errors import SettingError
from ingest.settings import settings

DAYS = 180
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")  # needs no time zone database, and has no summer time
_ON = ("on", "1", "yes", "true", "是", "开")
_OFF = ("", "off", "0", "no", "false", "否", "关")


@dataclass(frozen=True)
class RecordSettings:
    """`url` (GUIDANCE_RECORDS) is the database of the records, `days` (GUIDANCE_RECORDS_DAYS) how long they stay."""

    url: str
    days: int


def record_settings() -> RecordSettings | None:
    """Return where records are kept, None where the office has not consented to any; raise SettingError."""
    wish = os.environ.get("GUIDANCE_RECORDS", "").strip()
    if wish.lower() in _OFF:
        return None
    if wish.lower() in _ON:
        return RecordSettings(_file(settings().data / "records.db"), _days())
    if "://" not in wish:
        raise SettingError(
            f"GUIDANCE_RECORDS：「{_short(wish)}」不是数据库地址；请写 on（保存在数据文件夹里的 records.db）、"
            "sqlite:///文件路径，或 postgresql://用户:密码@主机/库名"
        )
    return RecordSettings(wish, _days())


def staff() -> frozenset[str]:
    """Return the e-mail addresses of the staff (GUIDANCE_STAFF, parted by commas or spaces), in lower case."""
    listed = re.split(r"[\s,;，；、]+", os.environ.get("GUIDANCE_STAFF", ""))
    return frozenset(each.casefold() for each in listed if "@" in each)


def time_zone() -> tzinfo:
    """Return the office's time zone (GUIDANCE_TIMEZONE, China's by default); raise SettingError."""
    wish = os.environ.get("GUIDANCE_TIMEZONE", "").strip()
    if wish in ("", "Asia/Shanghai"):
        return CHINA
    try:
        return ZoneInfo(wish)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingError(f"GUIDANCE_TIMEZONE：「{_short(wish)}」不是时区名；请写 Asia/Shanghai 这样的名字") from error


def _days() -> int:
    wish = os.environ.get("GUIDANCE_RECORDS_DAYS", "").strip()
    if not wish:
        return DAYS
    if not (wish.isascii() and wish.isdecimal() and 1 <= int(wish[:6]) <= 3650):
        raise SettingError(f"GUIDANCE_RECORDS_DAYS：「{_short(wish)}」不是保存天数；请写 1 到 3650 的整数，如 {DAYS}")
    return int(wish)


def _file(path: Path) -> str:
    return f"sqlite:///{path.absolute().as_posix()}"


def _short(wish: str) -> str:
    return wish if len(wish) <= 40 else wish[:40] + "…"
