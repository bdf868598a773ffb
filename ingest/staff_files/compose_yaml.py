"""YAML text → nodes: plain values stay the words they are, and hostile nesting ends at once."""

from __future__ import annotations

import re
from typing import Any, ClassVar

import yaml
from yaml.composer import Composer, ComposerError

DEEPEST = 60  # levels; the C parser's own composing would end the process on too many
MOST_VALUES = 150_000  # with what aliases repeat: a few lines of them can stand for millions


def compose(text: str) -> yaml.Node | None:
    """Return the node of a YAML text, None for an empty one; YAMLError where it is none, is too much or too deep."""
    node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    return node


class _Loader(Composer, yaml.CSafeLoader):
    """The safe loader without YAML 1.1's surprises: 5.3, 9:00 and no stay the words they are."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]  # types-PyYAML takes it for an instance's

    def __init__(self, text: str) -> None:
        yaml.CSafeLoader.__init__(self, text)
        self.anchors: dict[Any, yaml.Node] = {}
        self._depth = self._values = 0
        self._values_in: dict[int, int] = {}  # by the node's id(): nodes live as long as their tree

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        before, self._depth = self._values, self._depth + 1
        event: Any = self.peek_event()
        is_alias = isinstance(event, yaml.AliasEvent)
        self._require(self._depth <= DEEPEST, f"嵌套超过 {DEEPEST} 层", event)
        node: yaml.Node | None = super().compose_node(parent, index)
        self._require(not is_alias or id(node) in self._values_in, "* 引用了它自己所在的一段", event)
        self._values += self._values_in[id(node)] if is_alias else 1
        self._require(self._values <= MOST_VALUES, f"超过 {MOST_VALUES} 个值，请拆成几个文件", event)
        self._values_in.setdefault(id(node), self._values - before)
        self._depth -= 1
        return node

    def _require(self, sound: bool, problem: str, event: Any) -> None:
        if not sound:
            raise ComposerError(None, None, problem, event.start_mark)


for _name, _pattern, _first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"^(?:true|false)$", ["t", "f"]),
    ("int", r"^-?(?:0|[1-9]\d*)$", list("-0123456789")),
    ("timestamp", r"^\d{4}-\d{2}-\d{2}$", list("0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(_pattern), _first)
