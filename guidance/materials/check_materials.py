"""Whether a materials file means something, and whether its numbers are the notice's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guidance.facts.applicant_facts import FactVocabulary
from guidance.materials.material_quotes import conditions
from guidance.materials.materials_file import Item, MaterialsFile, PlaceEntry
from guidance.rules.schema import AtLeast, ConditionNode, Includes, Is, NoneOf, OfFact, OneOf, Route
from ingest.notices.notice import Notice
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Marked, Where
from ingest.staff_files.nearest_name import unknown_name
from ingest.text.normalise import match_key
from ingest.text.numerals import label_number

_KINDS = {"all", "any", "not", "is", "one_of", "none_of", "includes", "at_least", "left_open", "routes"}
_TYPES = {
    "is": ("enum", "bool"),
    "one_of": ("enum",),
    "none_of": ("enum",),
    "includes": ("list",),
    "at_least": ("enum", "int"),
}
_COPIES = re.compile(r"([\d一二两三四五六七八九十]+)份")
_SIDES = {"one": ("单面",), "two": ("双面", "正反面", "正反")}
_FORMS = {"original": ("原件",), "copy": ("复印件",), "both": ("原件及复印件", "原件和复印件", "原件、复印件")}
_HANDED = {"system": ("系统", "打印", "导出"), "email": ("邮箱", "邮件")}


def check_materials(
    file: MaterialsFile, marked: Marked, notice: Notice, vocabulary: FactVocabulary, routes: Iterable[str]
) -> list[Fault]:
    """Return every name that means nothing, and everything said of a paper that its quotes do not say."""
    found = [*_names(file, notice), *_conditions(file, vocabulary, list(routes)), *_claims(file), *_shared(file)]
    return [marked.fault(where, message) for where, message in found]


def _names(file: MaterialsFile, notice: Notice) -> Iterator[tuple[Where, str]]:
    if file.notice != notice.id:
        yield ("notice",), f"notice 应与文件名一致，为 {notice.id}，现在是「{file.notice}」"
    ids = [place.id for place in file.places]
    annexes = [str(attachment.number) for attachment in notice.attachments]
    for at, place in enumerate(ids):
        if place in ids[:at]:
            yield ("places", at, "id"), f"位置 {place} 写了两次"
    last: dict[str, int] = {}
    for at, item in enumerate(file.items):
        if item.place is not None:
            yield from unknown_name(item.place, ids, ("items", at, "place"), "位置（places）")
        if item.annex is not None:
            yield from unknown_name(str(item.annex), annexes, ("items", at, "annex"), "附件")
        if item.position and item.position < last.get(item.place or "", 0):
            yield ("items", at, "position"), f"同一位置里的顺序应由小到大，前面已到 {last[item.place or '']}"
        last[item.place or ""] = max(item.position or 0, last.get(item.place or "", 0))
        if item.needs and not item.whom:
            yield ("items", at, "needs"), "写了 needs 就要写 whom：用“如果您……”能接上的话说明是哪些人"


def _conditions(file: MaterialsFile, vocabulary: FactVocabulary, routes: list[str]) -> Iterator[tuple[Where, str]]:
    for where, node in conditions(file):
        if node.kind not in _KINDS:
            yield where, f"材料清单的条件不用 {node.kind}，可用的有：{'、'.join(sorted(_KINDS))}"
        elif isinstance(node, Route):
            for at, id in enumerate(node.routes):
                yield from unknown_name(id, routes, (*where, "routes", at), "规则包里的路径")
        elif isinstance(node, OfFact):
            yield from _fact(node, where, vocabulary)


def _fact(node: OfFact, where: Where, vocabulary: FactVocabulary) -> Iterator[tuple[Where, str]]:
    if node.fact not in vocabulary:
        yield from unknown_name(node.fact, vocabulary, (*where, "fact"), "事实（facts.yaml 或本文件的 situations）")
        return
    spec = vocabulary[node.fact]
    if spec.type not in _TYPES[node.kind]:
        yield (*where, "fact"), f"{node.kind} 不能用于 {node.fact}（{spec.type}）"
        return
    for value_ in _values(node):
        if spec.type in ("enum", "list"):
            yield from unknown_name(value_, spec.values, (*where, node.kind), f"{node.fact} 的取值")
        elif type(value_) is not {"bool": bool, "int": int}[spec.type]:
            yield (*where, node.kind), f"{node.fact} 不能是「{value_}」"


def _values(node: ConditionNode) -> list:
    match node:
        case OneOf(one_of=found) | NoneOf(none_of=found) | Includes(includes=found):
            return found
        case Is(is_=found) | AtLeast(at_least=found):
            return [found]
    return []


def _claims(file: MaterialsFile) -> Iterator[tuple[Where, str]]:
    places = {place.id: place for place in file.places}
    for at, place in enumerate(file.places):
        if place.bag and match_key(place.bag) not in _words(place):
            yield ("places", at, "bag"), f"所引原文里没有「{place.bag}」"
        if place.contents and "目录" not in _words(place):
            yield ("places", at, "contents"), "所引原文没有要目录；通知没有要目录的，不要写 contents"
    for at, item in enumerate(file.items):
        place = places.get(item.place or "")
        own, words = _words(item), _words(item) + (_words(place) if place else "")
        for key, message in _unsaid(item, own, words):
            yield ("items", at, key), message


def _unsaid(item: Item, own: str, words: str) -> Iterator[tuple[str, str]]:
    if item.copies and item.copies not in [label_number(number) for number in _COPIES.findall(own)]:
        yield "copies", f"所引原文没有写 {item.copies} 份；原文没有写份数的，不要写 copies"
    if item.paper and match_key(item.paper) not in own:
        yield "paper", f"所引原文没有写 {item.paper}；原文没有写的，不要写 paper"
    for key, chosen, said in (("sides", item.sides, _SIDES), ("form", item.form, _FORMS)):
        if chosen and not any(each in words for each in said[chosen]):
            yield key, f"所引原文没有写{said[chosen][0]}；原文没有写的，不要写 {key}"
    if item.handed in _HANDED and not any(each in words for each in _HANDED[item.handed]):
        yield "handed", f"所引原文看不出是 {item.handed}，应引用写有{'、'.join(_HANDED[item.handed])}的话"
    for each in item.stamp:
        if match_key(each) not in words:
            yield "stamp", f"所引原文没有写「{each}」"


def _shared(file: MaterialsFile) -> Iterator[tuple[Where, str]]:
    for at, shared in enumerate(file.shared):
        for key, said in (("paper", [shared.paper] if shared.paper else []), ("stamp", shared.stamp)):
            for each in said:
                if match_key(each) not in match_key(shared.quote):
                    yield ("shared", at, key), f"所引原文没有写「{each}」"


def _words(entry: Item | PlaceEntry) -> str:
    return match_key("".join(each.quote for each in (entry, *entry.also)))
