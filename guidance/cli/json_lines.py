"""JSON from outside, read strictly, and JSON out that can always be written."""

from __future__ import annotations

import json
from typing import Any

from ingest.errors import InputError


def read_json(text: bytes, where: str) -> Any:
    """Return the JSON in `text`; NaN, endless nesting and keys stated twice are errors too, told of `where`."""
    try:
        return json.loads(text.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_once)
    except InputError:
        raise
    except RecursionError as error:
        raise InputError(where, "嵌套太深，事实应为一层 JSON 对象") from error
    except UnicodeDecodeError as error:
        raise InputError(where, "不是 UTF-8 编码") from error
    except json.JSONDecodeError as error:
        raise InputError(where, f"不是 JSON（第 {error.lineno} 行第 {error.colno} 列）") from error
    except ValueError as error:
        raise InputError(where, "含有过大的数") from error


def _no_number(name: str) -> Any:
    raise InputError(name, "不是数，JSON 里不能有 NaN 和 Infinity")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))
        raise InputError(twice[:60], "写了两次，请只留一个")
    return found


def as_json(value: Any, indent: int | None = None) -> str:
    """Return `value` as JSON that can always be written: half characters stay escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode()


def text_of(row: dict[str, Any], field: str) -> str:
    """Return the text in `field`, or raise InputError."""
    if not isinstance(row.get(field), str):
        raise InputError(field, f"缺少 {field}，应为文字")
    return row[field]
