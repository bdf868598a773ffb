"""What an office sets for every command: where things lie, which embedding and Chroma are used, what time it is.

These are read with the standard library alone: pydantic-settings, which reads the others (`office_settings`), takes
0.2 s to import, and `python -m guidance check` starts, decides and ends in as much.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ingest.errors import SettingError

ROOT = Path(__file__).resolve().parent.parent
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")  # needs no time zone database, and has no summer time
_SHOWN = 40  # characters of a wrong value that its error repeats


@dataclass(frozen=True)
class Settings:
    """Where knowledge and data lie, which embedding is used, and whether Chroma runs as a server.

    `knowledge` (GUIDANCE_KNOWLEDGE) is the folder that staff edit; `data` (GUIDANCE_DATA) holds what the
    program writes; `embedding` (GUIDANCE_EMBEDDING) is a folder or a hub name of a sentence-transformers
    model; `encoder` (GUIDANCE_ENCODER) is the folder of the encoder that reads clauses word by word, the bundled one
    where the knowledge folder has none; `chroma` (GUIDANCE_CHROMA) is the URL of a Chroma server, or None for the
    embedded one.
    """

    knowledge: Path
    data: Path
    embedding: str
    encoder: Path
    chroma: str | None


def settings() -> Settings:
    """Return the settings that the environment holds now."""
    knowledge = Path(os.environ.get("GUIDANCE_KNOWLEDGE") or ROOT / "knowledge")
    return Settings(
        knowledge=knowledge,
        data=Path(os.environ.get("GUIDANCE_DATA") or ROOT / "var"),
        embedding=os.environ.get("GUIDANCE_EMBEDDING") or str(knowledge / "embedding"),
        encoder=Path(os.environ.get("GUIDANCE_ENCODER") or _bundled_encoder(knowledge)),
        chroma=os.environ.get("GUIDANCE_CHROMA") or None,
    )


def _bundled_encoder(knowledge: Path) -> Path:
    own = knowledge / "encoder"
    return own if own.is_dir() else ROOT / "knowledge" / "encoder"


def time_zone() -> tzinfo:
    """Return the office's time zone (GUIDANCE_TIMEZONE, China's by default); raise SettingError."""
    name = os.environ.get("GUIDANCE_TIMEZONE", "").strip()
    if name in ("", "Asia/Shanghai"):
        return CHINA
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # unknown; no name at all; a path to a folder
        raise wrong_setting("GUIDANCE_TIMEZONE", name, "不是时区名；请写 Asia/Shanghai 这样的名字") from error


def wrong_setting(variable: str, value: object, correction: str) -> SettingError:
    """Return the error that names a variable, its value, and in `correction` what is wrong and would be right."""
    text = str(value)
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return SettingError(f"{variable}：「{shown}」{correction}")
