"""The JSON of the contract: requests read strictly, and text that can always be written."""

from __future__ import annotations

import json
from typing import Any

from ingest.errors import InputError


def read_json(text: bytes, where: str) -> Any:
    """Return the JSON in `text`; raise InputError, also for NaN, endless nesting and keys stated twice.

    `where` names the text in the error: a file, a line, a field.
    """
    try:
        return json.loads(text.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_without_doubles)
    except RecursionError as error:
        raise InputError(where, "嵌套太深，事实应为一层 JSON 对象") from error
    except UnicodeDecodeError as error:
        raise InputError(where, "不是 UTF-8 编码") from error
    except json.JSONDecodeError as error:
        raise InputError(where, f"不是 JSON（第 {error.lineno} 行第 {error.colno} 列）") from error
    except ValueError as error:  # Python reads no number of thousands of digits
        raise InputError(where, "含有过大的数") from error


def as_json(value: Any, indent: int | None = None) -> str:
    """Return `value` as JSON that can always be written: half characters stay escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode()


def text_field(row: dict[str, Any], field: str) -> str:
    """Return the text in `field`; raise InputError where there is none."""
    text = row.get(field)
    if not isinstance(text, str):
        raise InputError(field, f"缺少 {field}，应为文字")
    return text


def _no_number(name: str) -> Any:
    raise InputError(name, "不是数，JSON 里不能有 NaN 和 Infinity")


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InputError(key[:60], "写了两次，请只留一个")
        found[key] = value
    return found
