"""What an office sets for its pages: the record of questions, who is staff, the language model.

The schemas below list every variable; what is handed on is plain data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from ingest.environment_variables import Variables, read_variables
from ingest.settings import settings, wrong_setting

RECORD_DAYS = 180
API_RATE = 120
ANSWER_SECONDS = 10.0
_BESIDE_MODEL = 2.0  # seconds of a message's time beside a language model's
PAGE_RATE = 90
PAGE_SESSIONS = 1000
_SHORTEST_KEY = 16
PROVIDERS = ("openai", "ollama", "deepseek")
_ON = ("on", "1", "yes", "true", "是", "开")
_OFF = ("", "off", "0", "no", "false", "否", "关")


@dataclass(frozen=True)
class RecordSettings:
    """`url` (GUIDANCE_RECORDS) is the database of the records, `days` (GUIDANCE_RECORDS_DAYS) how long they stay."""

    url: str
    days: int


@dataclass(frozen=True)
class ModelSettings:
    """`name` (GUIDANCE_LLM) is provider:model; `url`, `key` and `seconds` are GUIDANCE_LLM_URL, _KEY and _SECONDS."""

    name: str
    url: str | None = None
    key: str | None = field(default=None, repr=False)
    seconds: float = 8.0


@dataclass(frozen=True)
class ApiSettings:
    """How other programs may ask: `keys` (GUIDANCE_API_KEYS), () for anyone; `origins` (GUIDANCE_API_ORIGINS) are the
    sites whose pages may; `rate` (GUIDANCE_API_RATE) are the requests a minute by address; `conversations`
    (GUIDANCE_API_CONVERSATIONS) is the database that keeps conversations, "" for the memory of the process.
    """

    keys: tuple[str, ...] = field(default=(), repr=False)
    origins: tuple[str, ...] = ()
    rate: int = API_RATE
    conversations: str = field(default="", repr=False)


@dataclass(frozen=True)
class PageSettings:
    """What the page's server takes and says: `rate` (GUIDANCE_PAGE_RATE) are the messages a minute by visitor,
    `sessions` (GUIDANCE_PAGE_SESSIONS) the pages open at once; `frame_ancestors` (GUIDANCE_FRAME_ANCESTORS) are the
    sites that may show the page in a frame, () for its own alone.
    """

    rate: int = PAGE_RATE
    sessions: int = PAGE_SESSIONS
    frame_ancestors: tuple[str, ...] = ()


def record_settings() -> RecordSettings | None:
    """Return where records are kept, None where the office has not consented to any; raise SettingError."""
    variables = read_variables(_RecordVariables)
    if variables.records.lower() in _OFF:
        return None
    on = variables.records.lower() in _ON
    url = _sqlite_url(settings().data / "records.db") if on else variables.records
    return RecordSettings(url, variables.days)


def staff() -> frozenset[str]:
    """Return the e-mail addresses of the staff (GUIDANCE_STAFF, parted by commas or spaces), in lower case."""
    words = re.split(r"[\s,;，；、]+", read_variables(_StaffVariables).staff)
    return frozenset(word.casefold() for word in words if "@" in word)


def staff_accounts() -> Path:
    """Return the file of the staff's local accounts (GUIDANCE_STAFF_ACCOUNTS); raise SettingError.

    It must not lie in the knowledge folder, which is copied, shared and put under version control.
    """
    given = read_variables(_StaffVariables).accounts
    path = Path(given) if given else settings().data / "staff" / "accounts.json"
    if path.resolve().is_relative_to(settings().knowledge.resolve()):
        raise wrong_setting("GUIDANCE_STAFF_ACCOUNTS", path, "在资料文件夹里；请写别处的一个文件，或留空")
    if path.is_dir():
        raise wrong_setting("GUIDANCE_STAFF_ACCOUNTS", path, "是文件夹；请写一个文件，或留空")
    return path


def model_settings() -> ModelSettings | None:
    """Return the language model that is set, None where none is; raise SettingError."""
    variables = read_variables(_ModelVariables)
    if not variables.name:
        return None
    return ModelSettings(variables.name, variables.url or None, variables.key or None, float(variables.seconds))


def answer_seconds() -> float:
    """Return how long one message may be worked on (GUIDANCE_ANSWER_SECONDS); raise SettingError.

    Not set, it is time enough for the language model.
    """
    if seconds := read_variables(_AnswerVariables).seconds:
        return float(seconds)
    model = model_settings()
    return max(ANSWER_SECONDS, model.seconds + _BESIDE_MODEL if model else 0.0)


def api_settings() -> ApiSettings:
    """Return how other programs may ask over HTTP; raise SettingError, which repeats no key."""
    variables = read_variables(_ApiVariables)
    keys, origins = tuple(variables.keys.replace(",", " ").split()), tuple(variables.origins.replace(",", " ").split())
    if any(len(key) < _SHORTEST_KEY or not key.isascii() for key in keys):
        raise wrong_setting("GUIDANCE_API_KEYS", "…", f"不行；每个密钥至少 {_SHORTEST_KEY} 个字母或数字")
    _require_origins("GUIDANCE_API_ORIGINS", origins)
    return ApiSettings(keys, origins, variables.rate, variables.conversations)


def metrics_address() -> tuple[str, int] | None:
    """Return host and port where metrics are served (GUIDANCE_METRICS), None where they are not; raise SettingError."""
    text = read_variables(_OperationVariables).metrics
    if not text:
        return None
    host, _, port = text.rpartition(":")
    return host.strip("[]"), int(port)


def wants_json_logs() -> bool:
    """Return whether logs are written as JSON (GUIDANCE_LOG=json); raise SettingError."""
    return read_variables(_OperationVariables).log == "json"


def page_settings() -> PageSettings:
    """Return what the page's server takes and who may show it in a frame; raise SettingError."""
    variables = read_variables(_PageVariables)
    ancestors = tuple(variables.ancestors.replace(",", " ").split())
    _require_origins("GUIDANCE_FRAME_ANCESTORS", ancestors)
    return PageSettings(variables.rate, variables.sessions, ancestors)


def _require_origins(variable: str, origins: tuple[str, ...]) -> None:
    for origin in origins:
        if not re.fullmatch(r"https?://[\w.:\[\]-]+", origin, re.ASCII):
            raise wrong_setting(variable, origin, "不是网站来源；请写 https://www.example.cn，后面不带路径")


def _whole(least: int, most: int, correction: str) -> BeforeValidator:
    """A whole number in the digits 0 to 9 alone, from `least` to `most`."""

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(correction)
        return int(text)

    return BeforeValidator(read)


def _database(text: str) -> str:
    if text.lower() in (*_ON, *_OFF) or "://" in text:
        return text
    raise ValueError(
        "不是数据库地址；请写 on（保存在数据文件夹里的 records.db）、"
        "sqlite:///文件路径，或 postgresql://用户:密码@主机/库名"
    )


def _address(text: str) -> str:
    if "://" in text:
        return text
    raise ValueError("不是数据库地址；请写 sqlite:///文件路径 或 postgresql://用户:密码@主机/库名，或留空")


def _model_name(text: str) -> str:
    provider, _, model = text.partition(":")
    if provider in PROVIDERS and model:
        return text
    raise ValueError(f"不是模型；请写 {'、'.join(f'{provider}:模型名' for provider in PROVIDERS)}，或留空")


def _listening_address(text: str) -> str:
    if re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[^:\s]+):[0-9]{1,5}", text) and int(text.rpartition(":")[2]) < 2**16:
        return text
    raise ValueError("不是监听的地址；请写 127.0.0.1:9464 这样的地址，或留空")


def _log_form(text: str) -> str:
    if text in ("json", "text"):
        return text
    raise ValueError("不是日志的形式；请写 json 或 text，或留空")


def _web_address(text: str) -> str:
    if text.startswith(("http://", "https://")):
        return text
    raise ValueError("不是网址；请写 http:// 或 https:// 开头的地址，或留空")


class _RecordVariables(Variables):
    records: Annotated[str, AfterValidator(_database)] = Field("", validation_alias="GUIDANCE_RECORDS")
    days: Annotated[int, _whole(1, 3650, f"不是保存天数；请写 1 到 3650 的整数，如 {RECORD_DAYS}")] = Field(
        RECORD_DAYS, validation_alias="GUIDANCE_RECORDS_DAYS"
    )

    @classmethod
    def _is_on(cls, values: dict[str, str]) -> bool:
        return values.get("GUIDANCE_RECORDS", "").lower() not in _OFF


class _StaffVariables(Variables):
    staff: str = Field("", validation_alias="GUIDANCE_STAFF")
    accounts: str = Field("", validation_alias="GUIDANCE_STAFF_ACCOUNTS")


class _ModelVariables(Variables):
    name: Annotated[str, AfterValidator(_model_name)] = Field("", validation_alias="GUIDANCE_LLM")
    url: Annotated[str, AfterValidator(_web_address)] = Field("", validation_alias="GUIDANCE_LLM_URL")
    key: str = Field("", validation_alias="GUIDANCE_LLM_KEY")
    seconds: Annotated[int, _whole(1, 60, "不是秒数；请写 1 到 60 的整数，如 8")] = Field(
        8, validation_alias="GUIDANCE_LLM_SECONDS"
    )

    @classmethod
    def _is_on(cls, values: dict[str, str]) -> bool:
        return "GUIDANCE_LLM" in values


class _AnswerVariables(Variables):
    seconds: Annotated[int, _whole(2, 600, "不是秒数；请写 2 到 600 的整数，如 10")] = Field(
        0, validation_alias="GUIDANCE_ANSWER_SECONDS"
    )


class _ApiVariables(Variables):
    keys: str = Field("", validation_alias="GUIDANCE_API_KEYS")
    origins: str = Field("", validation_alias="GUIDANCE_API_ORIGINS")
    conversations: Annotated[str, AfterValidator(_address)] = Field("", validation_alias="GUIDANCE_API_CONVERSATIONS")
    rate: Annotated[int, _whole(1, 100_000, f"不是次数；请写 1 到 100000 的整数，如 {API_RATE}")] = Field(
        API_RATE, validation_alias="GUIDANCE_API_RATE"
    )


class _PageVariables(Variables):
    rate: Annotated[int, _whole(10, 100_000, f"不是次数；请写 10 到 100000 的整数，如 {PAGE_RATE}")] = Field(
        PAGE_RATE, validation_alias="GUIDANCE_PAGE_RATE"
    )
    sessions: Annotated[int, _whole(1, 100_000, f"不是个数；请写 1 到 100000 的整数，如 {PAGE_SESSIONS}")] = Field(
        PAGE_SESSIONS, validation_alias="GUIDANCE_PAGE_SESSIONS"
    )
    ancestors: str = Field("", validation_alias="GUIDANCE_FRAME_ANCESTORS")


class _OperationVariables(Variables):
    metrics: Annotated[str, AfterValidator(_listening_address)] = Field("", validation_alias="GUIDANCE_METRICS")
    log: Annotated[str, AfterValidator(_log_form)] = Field("", validation_alias="GUIDANCE_LOG")


def _sqlite_url(path: Path) -> str:
    return f"sqlite:///{path.absolute().as_posix()}"
