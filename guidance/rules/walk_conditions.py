"""A condition and all that are inside it, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from guidance.rules.schema import ConditionNode, Leaf
from ingest.staff_files.line_marks import Where

Inside = Callable[[ConditionNode], Sequence[ConditionNode]]


def walk(
    node: ConditionNode, where: Where = (), inside: Inside = attrgetter("children")
) -> Iterator[tuple[Where, ConditionNode]]:
    """Yield a condition and every one below it with its place in the file, outer ones first.

    `inside` gives the conditions directly below one: by default those written inside it, for a pack those of
    the definitions that it names too (`Pack.inside`); the places are those of the file in the first case alone.
    """
    yield where, node
    for at, child in enumerate(inside(node)):
        step = (node.kind,) if node.kind == "not" else (node.kind, at)
        yield from walk(child, (*where, *step), inside)


def leaves(node: ConditionNode, inside: Inside = attrgetter("children")) -> Iterator[Leaf]:
    """Yield the leaves below a condition in order; one that stands in several places comes several times."""
    return (found for _, found in walk(node, (), inside) if isinstance(found, Leaf))


def facts_read(node: ConditionNode, inside: Inside = attrgetter("children")) -> tuple[str, ...]:
    """Return the facts that a condition reads, each once, in order."""
    return tuple(dict.fromkeys(fact for _, found in walk(node, (), inside) for fact in found.facts))
