"""YAML with line numbers, checked against a strict schema: faults come all together, in Chinese, with the fix."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Tag, TypeAdapter, ValidationError

from ingest.errors import system_reason
from ingest.staff_files.compose_yaml import compose
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.nearest_name import nearest

T = TypeVar("T")
Where = tuple[str | int, ...]
MOST_BYTES = 4 * 1024 * 1024
_SHOWN = 200  # characters of a wrong value that its fault repeats


class Strict(BaseModel):
    """A mapping in a file that people edit: no unknown key, no silent conversion."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


@dataclass(frozen=True)
class Marked:
    """The value of a YAML file, and line and column of each of its parts."""

    file: Path
    value: Any
    places: dict[Where, tuple[int, int]]

    def place(self, where: Where) -> tuple[int, int]:
        """Return line and column of the part at `where`, or of the nearest part around it."""
        while where not in self.places and where:
            where = where[:-1]
        return self.places.get(where, (1, 1))

    def line(self, where: Where) -> int:
        """Return the line of the part at `where`, or of the nearest part around it."""
        return self.place(where)[0]

    def fault(self, where: Where, message: str) -> Fault:
        """Return a fault that points at the part at `where`."""
        line, column = self.place(where)
        return Fault(self.file, line, message, column)


def read_marked(path: Path, text: str | None = None) -> Marked:
    """Read one YAML file, or `text` in its place; only whole numbers, dates, true, false and null are not text.

    FaultsError where it cannot be read, and at once where it is too large, nests too deep or repeats itself too often.
    """
    try:
        node = compose(_text_of(path) if text is None else text)
    except yaml.YAMLError as error:
        raise FaultsError([_syntax(path, error)]) from error
    builder = _MarkedBuilder(path)
    value = builder.build(node, ())
    if builder.faults:
        raise FaultsError(builder.faults)
    return Marked(path, value, builder.places)


def _text_of(path: Path) -> str:
    try:
        if (size := path.stat().st_size) > MOST_BYTES:
            too_large = f"文件有 {size} 字节，超过上限 {MOST_BYTES} 字节，请拆开或删减"
            raise FaultsError([Fault(path, 0, too_large)])
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise FaultsError([Fault(path, 0, "找不到这个文件")]) from error
    except UnicodeDecodeError as error:
        raise FaultsError([Fault(path, 0, "不是 UTF-8 编码，请另存为 UTF-8")]) from error
    except OSError as error:
        raise FaultsError([Fault(path, 0, f"打不开（{system_reason(error)}），请检查路径和权限")]) from error


def validate(schema: type[T], marked: Marked) -> T:
    """Return the value as `schema` wants it, or raise every way in which it is not."""
    try:
        return TypeAdapter(schema).validate_python(marked.value)
    except ValidationError as error:
        raise FaultsError(_explain(schema, marked, dict(item)) for item in error.errors(include_url=False)) from error


class _MarkedBuilder:
    """Nodes → values, with the places and the faults met on the way."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.places: dict[Where, tuple[int, int]] = {}
        self.faults: list[Fault] = []

    def build(self, node: yaml.Node | None, where: Where) -> Any:
        if node is None:
            return None
        self.places.setdefault(where, _place(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*where, at)) for at, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        try:
            return yaml.constructor.SafeConstructor().construct_object(node)
        except (ValueError, yaml.YAMLError):
            self._fault(node, f"读不懂的值「{_shortened(node.value)}」")
            return None

    def _mapping(self, node: yaml.MappingNode, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in found:
                self._fault(key_node, f"键「{key}」写了两次，请只留一个")
            self.places.setdefault((*where, key), _place(key_node))
            found[key] = self.build(value_node, (*where, key))
        return found

    def _fault(self, node: yaml.Node, message: str) -> None:
        line, column = _place(node)
        self.faults.append(Fault(self.file, line, message, column))


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _syntax(path: Path, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or "含有不允许的字符"
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return Fault(path, line, f"YAML 格式有误，请检查缩进、冒号和引号（{problem}）", column)


_SAYINGS = {
    "missing": "缺少「{key}」",
    "string_type": "「{key}」应为文字，现在是 {input}",
    "int_type": "「{key}」应为整数，现在是 {input}",
    "bool_type": "「{key}」应为 true 或 false，现在是 {input}",
    "date_type": "「{key}」应为日期，如 2024-07-18，现在是 {input}",
    "list_type": "「{key}」应为列表（每项一行，以 - 开头），现在是 {input}",
    "model_type": "「{key}」应为若干「键: 值」，现在是 {input}",
    "literal_error": "「{key}」应为 {expected} 之一，现在是 {input}",
    "string_too_short": "「{key}」不能为空",
    "too_short": "「{key}」至少要有一项",
    "greater_than_equal": "「{key}」不能小于 {limit}，现在是 {input}",
    "less_than_equal": "「{key}」不能大于 {limit}，现在是 {input}",
    "string_pattern_mismatch": "「{key}」的写法不对：{input}",
}


def _explain(schema: Any, marked: Marked, error: dict[str, Any]) -> Fault:
    where: Where = tuple(part for part in error["loc"] if not _is_tag(part))
    key = next((part for part in reversed(where) if isinstance(part, str)), "内容")
    if error["type"] == "extra_forbidden":
        return marked.fault(where, _unknown(key, _keys(schema, error["loc"][:-1])))
    about = error.get("ctx", {})
    if error["type"] == "value_error":
        return marked.fault(where, str(about["error"]))
    limit = about.get("ge", about.get("le"))
    expected = str(about.get("expected", "")).replace(" or ", "、").replace(", ", "、").replace("'", "")
    saying = _SAYINGS.get(error["type"], "「{key}」不对：{message}")
    shown = _shortened(repr(error["input"]))
    message = saying.format(key=key, input=shown, expected=expected, limit=limit, message=error["msg"])
    return marked.fault(where, message)


def _unknown(key: str, allowed: list[str]) -> str:
    near = nearest(key, allowed)
    hint = f"，是不是「{near}」" if near else f"，可用的键：{'、'.join(allowed)}"
    return f"不认识的键「{key}」{hint}"


def _shortened(value: str) -> str:
    return value if len(value) <= _SHOWN else value[:_SHOWN] + "…"


def _is_tag(part: str | int) -> bool:
    """Whether a part of an error's place is the tag of a union's member, which by custom we write <all>."""
    return isinstance(part, str) and part.startswith("<")


def _keys(schema: Any, where: Where) -> list[str]:
    """The keys that the mapping at `where` may have."""
    for part in where:
        model = _model(schema)
        if _is_tag(part):
            schema = _tagged(schema, str(part))
        elif typing.get_origin(schema) is dict:
            schema = typing.get_args(schema)[1]
        elif isinstance(part, str) and model:
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            schema = fields[part].annotation
    model = _model(schema)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _tagged(schema: Any, tag: str) -> Any:
    """The member of a union that carries `tag`."""
    for part in typing.get_args(schema):
        if any(isinstance(mark, Tag) and mark.tag == tag for mark in getattr(part, "__metadata__", ())):
            return part
        if (found := _tagged(part, tag)) is not None:
            return found
    return None


def _model(schema: Any) -> type[BaseModel] | None:
    if isinstance(schema, type) and issubclass(schema, BaseModel):
        return schema
    return next((model for part in typing.get_args(schema) if (model := _model(part))), None)
