"""A file that people write by hand, with other values: their comments, order and layout stay."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from ingest.errors import AssistantError
from ingest.staff_files.faults import FaultsError
from ingest.staff_files.line_marks import Marked, read_marked

_COMMENT = re.compile(r"^\s*#.*$", re.M)
_ITEM = re.compile(r"^( *)- ", re.M)
_WIDEST = 10**6  # no line is broken


class NotRevisedError(AssistantError):
    """A file whose YAML cannot be changed piece by piece; the message is one line of Chinese with the way out."""


def revised(path: Path, text: str, values: Mapping[str, Any]) -> str:
    """Return `text`, that of the file at `path`, with `values` in place of its own; comments stay.

    A top-level part, or an item of one, that has not changed stays to the character. Raises FaultsError where `text`
    cannot be read, NotRevisedError where what is written would not read as `values`.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    marked = read_marked(path, text if text.endswith("\n") or not text else f"{text}\n")
    try:
        result = _File(marked, text.splitlines()).with_values(values)
        is_right = read_marked(path, result).value == dict(values)
    except (YAMLError, FaultsError) as error:
        raise NotRevisedError(_cannot(path)) from error
    if not is_right:
        raise NotRevisedError(_cannot(path))
    return result


def _cannot(path: Path) -> str:
    return f"{path.name} 的写法不能在页面上改（如用了 & 和 *），请直接改这个文件"


class _File:
    """The lines of a file, cut at its top-level keys and at the items of their lists."""

    def __init__(self, marked: Marked, lines: Sequence[str]) -> None:
        self._marked, self._lines = marked, lines
        self._old: dict[str, Any] = marked.value or {}

    def with_values(self, values: Mapping[str, Any]) -> str:
        """The whole text with these values."""
        keys = list(self._old)
        starts = [self._marked.line((key,)) - 1 for key in keys]
        ends = [*starts[1:], len(self._lines)][: len(starts)]
        spans = dict(zip(keys, zip(starts, ends, strict=True), strict=True))
        written = list(self._lines[: starts[0] if starts else len(self._lines)])
        for key in keys:  # what is new goes behind what stood before it
            written += self._part(key, values, spans[key])
        for key in [key for key in values if key not in self._old]:
            written += _dumped({key: values[key]}, 2)
        return "".join(f"{line}\n" for line in written)

    def _part(self, key: str, values: Mapping[str, Any], span: tuple[int, int]) -> list[str]:
        """The lines of one key with its new value."""
        lines = list(self._lines[slice(*span)])
        if key not in values:
            return [line for line in lines if line.lstrip().startswith("#")]
        if self._old[key] == values[key]:
            return lines
        if chunks := self._items(key, values[key], span):
            return _with_items(lines, chunks, self._old[key], values[key])
        body, tail = _body_and_tail(lines)
        return [*_remade(body, {key: self._old[key]}, {key: values[key]}), *tail]

    def _items(self, key: str, value: Any, span: tuple[int, int]) -> list[tuple[int, int]]:
        """The lines of each item of a list that stands an item below the other, counted from those of its key."""
        old = self._old[key]
        if not (isinstance(old, list) and isinstance(value, list) and old and value):
            return []
        starts = [self._marked.line((key, at)) - 1 - span[0] for at in range(len(old))]
        lines = self._lines[slice(*span)]
        if not all(at > 0 and lines[at].lstrip().startswith("- ") for at in starts) or len(set(starts)) < len(starts):
            return []
        return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _with_items(
    lines: Sequence[str], chunks: Sequence[tuple[int, int]], old: Sequence[Any], new: Sequence[Any]
) -> list[str]:
    """The lines of a list with other items: what is the same at either end stays, items between give way in order."""
    first = _common(old, new)
    last = _common(old[first:][::-1], new[first:][::-1])
    before, after = old[first : len(old) - last], new[first : len(new) - last]
    indent = re.match(" *", lines[chunks[0][0]])
    margin = indent[0] if indent else ""
    own = [_body_and_tail(lines[slice(*chunk)]) for chunk in chunks]
    written = list(lines[: chunks[0][0]])
    for at, (body, tail) in enumerate(own):
        place = at - first
        if place == len(before):
            written += _further(after[len(before) :], margin)
        if not 0 <= place < len(before):
            written += [*body, *tail]
        elif place < len(after):
            written += [*_changed_item(body, before[place], after[place], margin), *tail]
        else:
            written += tail  # its own comments go with it, those ahead of the next item stay
    if first + len(before) == len(old):
        body, tail = _body_and_tail(written)
        written = [*body, *_further(after[len(before) :], margin), *tail]
    return written


def _changed_item(body: Sequence[str], old: Any, new: Any, margin: str) -> list[str]:
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return _further([new], margin)
    lines = textwrap.dedent("\n".join([body[0].replace("- ", "  ", 1), *body[1:]])).splitlines()
    return _as_item(_remade(lines, old, new), margin)


def _further(values: Sequence[Any], margin: str) -> list[str]:
    written: list[str] = []
    for value in values:
        if isinstance(value, dict):
            written += _as_item(_dumped(value, 2), margin)
        else:
            written += [f"{margin}{line}" for line in _dumped([value], 0)]
    return written


def _as_item(lines: Sequence[str], margin: str) -> list[str]:
    return [f"{margin}{'  ' if at else '- '}{line}" if line else "" for at, line in enumerate(lines)]


def _remade(lines: Sequence[str], old: Any, new: Any) -> list[str]:
    """The lines of a mapping with other values; comments inside a part that goes stand behind the rest."""
    text = "".join(f"{line}\n" for line in lines)
    item = _ITEM.search(text)
    yaml = _yaml(len(item[1]) if item else 2)
    written = _written(yaml, _merged(yaml.load(text), old, new))
    known = "\n".join(written)
    return written + [comment.strip() for comment in _COMMENT.findall(text) if comment.strip() not in known]


def _dumped(value: Any, offset: int) -> list[str]:
    return _written(_yaml(offset), value)


def _written(yaml: YAML, node: Any) -> list[str]:
    out = io.StringIO()
    yaml.dump(node, out)
    return out.getvalue().splitlines()


def _yaml(offset: int) -> YAML:
    """Reads and writes with lists that stand so far to the right of their keys."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    yaml.preserve_quotes = True
    yaml.width = _WIDEST
    return yaml


def _body_and_tail(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Lines without the blank ones and those of comment at their end, and these."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return list(lines[:end]), list(lines[end:])


def _merged(node: Any, old: Any, new: Any) -> Any:
    """The value `new` in the layout of `node`, which holds `old`."""
    if isinstance(old, dict) and isinstance(new, dict):
        return _merged_mapping(node, old, new)
    if isinstance(old, list) and isinstance(new, list):
        return _merged_list(node, old, new)
    return new


def _merged_mapping(node: Any, old: dict[str, Any], new: dict[str, Any]) -> Any:
    for key in [key for key in old if key not in new]:
        del node[key]
    for at, (key, value) in enumerate(new.items()):
        if key not in old:
            node.insert(at, key, value)
        elif old[key] != value:
            node[key] = _merged(node[key], old[key], value)
    return node


def _merged_list(node: Any, old: list[Any], new: list[Any]) -> Any:
    for at, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            node[at] = _merged(node[at], one, other)
    del node[len(new) :]
    node.extend(new[len(old) :])
    return node


def _common(one: Sequence[Any], other: Sequence[Any]) -> int:
    """How many items two lists begin with that are the same."""
    same = [left == right for left, right in zip(one, other, strict=False)]
    return same.index(False) if False in same else len(same)
