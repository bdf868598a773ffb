"""Whether the facts and values that a condition names exist, and whether they go together."""

from __future__ import annotations

from collections.abc import Iterator

from guidance.facts.applicant_facts import FactVocabulary
from guidance.facts.fact_spec import FactSpec
from guidance.rules.schema import AtLeast, ConditionNode, Includes, Is, NoneOf, OfFact, OneOf, Sum, Years
from ingest.staff_files.line_marks import Where
from ingest.staff_files.nearest_name import unknown_name

FACT = "facts.yaml 里的事实"
_TYPES_FOR = {
    "one_of": ("enum",),
    "none_of": ("enum",),
    "includes": ("list",),
    "at_most": ("int",),
    "by": ("date",),
    "since": ("date",),
    "age_at_most": ("date",),
    "count": ("dates",),
    "years": ("date",),
    "sum": ("int",),
    "is": ("enum", "bool", "int"),
    "at_least": ("enum", "int"),
}
MOST_UNCOUNTED = 20
"""How many years that do not count a length of service can be told to leave out."""
_TYPE_NAMES = {"enum": "单选", "bool": "是否", "date": "日期", "int": "整数", "list": "多选", "dates": "逐项日期"}
_PYTHON_TYPES: dict[str, type] = {"bool": bool, "int": int}


def fact_problems(
    node: ConditionNode, where: Where, vocabulary: FactVocabulary, what: str = FACT
) -> Iterator[tuple[Where, str]]:
    """Yield the place and the fault of every fact and value of one condition that means nothing.

    `what` says in Chinese what the names of the vocabulary are names of. Conditions inside it are not looked at.
    """
    for fact in node.facts:
        place = (*where, "fact" if isinstance(node, OfFact) else node.kind)
        if fact not in vocabulary:
            yield from unknown_name(fact, vocabulary, place, what)
        elif isinstance(node, Years) and fact == node.less:
            yield from _uncounted_problems(vocabulary[fact], fact, (*where, "less"))
        elif vocabulary[fact].type not in _TYPES_FOR[node.kind]:
            wanted = "、".join(_TYPE_NAMES[type_] for type_ in _TYPES_FOR[node.kind])
            yield place, f"{node.kind} 用于{wanted}类事实，{fact} 是{_TYPE_NAMES[vocabulary[fact].type]}"
        elif isinstance(node, OfFact):
            yield from _value_problems(node, vocabulary[fact], where)
    if isinstance(node, Sum):
        for fact in node.weights:
            yield from unknown_name(fact, node.sum, (*where, "weights", fact), "sum 里的事实")


def _uncounted_problems(spec: FactSpec, fact: str, where: Where) -> Iterator[tuple[Where, str]]:
    """The years that do not count must be a small number: each of them is a case of its own."""
    if spec.type != "int":
        yield where, f"less 用于整数类事实，{fact} 是{_TYPE_NAMES[spec.type]}"
    elif spec.min or spec.max > MOST_UNCOUNTED:
        yield where, f"less 的事实要从 0 起、不超过 {MOST_UNCOUNTED}，{fact} 是 {spec.min} 到 {spec.max}"


def _value_problems(node: OfFact, spec: FactSpec, where: Where) -> Iterator[tuple[Where, str]]:
    what = f"{node.fact} 的取值"
    match node:
        case OneOf(one_of=values) | NoneOf(none_of=values) | Includes(includes=values):
            for at, value in enumerate(values):
                yield from unknown_name(value, spec.values, (*where, node.kind, at), what)
        case Is(is_=value) | AtLeast(at_least=value) if spec.type == "enum":
            yield from unknown_name(value, spec.values, (*where, node.kind), what)
        case Is(is_=value) if type(value) is not _PYTHON_TYPES[spec.type]:
            yield (*where, "is"), f"{_TYPE_NAMES[spec.type]}类事实不能是「{value}」"
        case AtLeast(at_least=str(value)):
            yield (*where, "at_least"), f"应为整数，现在是「{value}」"
    if isinstance(node, AtLeast) and spec.type == "enum" and not spec.ordered:
        yield (*where, "fact"), f"{node.fact} 的取值没有高低，请改用 one_of"
