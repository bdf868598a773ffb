"""Whether a materials file means something, and whether its numbers are the notice's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guidance.facts.applicant_facts import FactVocabulary
from guidance.materials.material_quotes import conditions
from guidance.materials.materials_file import Item, MaterialsFile, PlaceEntry
from guidance.rules.check_conditions import fact_problems
from guidance.rules.check_values import value_problems
from guidance.rules.schema import AtLeast, ConditionNode, Leaf, Route
from ingest.notices.notice import Notice
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Marked, Where
from ingest.staff_files.nearest_name import unknown_name
from ingest.staff_files.quotes import stands_in
from ingest.text.normalise import match_key
from ingest.text.numerals import label_number

_KINDS = {"all", "any", "not", "is", "one_of", "none_of", "includes", "at_least", "left_open", "routes"}
_COPIES = re.compile(r"([\d一二两三四五六七八九十]+)份")
_SIDES = {"one": ("单面",), "two": ("双面", "正反面", "正反")}
_FORMS = {"original": ("原件",), "copy": ("复印件",), "both": ("原件及复印件", "原件和复印件", "原件、复印件")}
_HANDED = {"system": ("系统", "打印", "导出"), "email": ("邮箱", "邮件")}


def check_materials(
    file: MaterialsFile, marked: Marked, notice: Notice, vocabulary: FactVocabulary, routes: Iterable[str]
) -> list[Fault]:
    """Return every name that means nothing, and every claim on a paper that its quotes do not bear out."""
    found = [*_names(file, notice), *_order(file), *_conditions(file, vocabulary, list(routes))]
    found += [*_claims(file), *_shared(file)]
    return [marked.fault(where, message) for where, message in found]


def _names(file: MaterialsFile, notice: Notice) -> Iterator[tuple[Where, str]]:
    if file.notice != notice.id:
        yield ("notice",), f"notice 应与文件名一致，为 {notice.id}，现在是「{file.notice}」"
    places = [place.id for place in file.places]
    for at, place in enumerate(places):
        if place in places[:at]:
            yield ("places", at, "id"), f"位置 {place} 写了两次"
    annexes = [str(attachment.number) for attachment in notice.attachments]
    for at, item in enumerate(file.items):
        if item.place is not None:
            yield from unknown_name(item.place, places, ("items", at, "place"), "位置（places）")
        if item.annex is not None:
            yield from unknown_name(str(item.annex), annexes, ("items", at, "annex"), "附件")
        if item.needs and not item.whom:
            yield ("items", at, "needs"), "写了 needs 就要写 whom：用“如果您……”能接上的话说明是哪些人"


def _order(file: MaterialsFile) -> Iterator[tuple[Where, str]]:
    """The numbers within a place rise from one paper to the next."""
    highest: dict[str, int] = {}
    for at, item in enumerate(file.items):
        place, position = item.place or "", item.position or 0
        before = highest.get(place, 0)
        if position and position < before:
            yield ("items", at, "position"), f"同一位置里的顺序应由小到大，前面已到 {before}"
        highest[place] = max(position, before)


def _conditions(file: MaterialsFile, vocabulary: FactVocabulary, routes: list[str]) -> Iterator[tuple[Where, str]]:
    for where, node in conditions(file):
        if node.kind not in _KINDS:
            yield where, f"材料清单的条件不用 {node.kind}，可用的有：{'、'.join(sorted(_KINDS))}"
        elif isinstance(node, Route):
            for at, id in enumerate(node.routes):
                yield from unknown_name(id, routes, (*where, "routes", at), "规则包里的路径")
        else:
            yield from _value_faults(where, node, vocabulary)


def _value_faults(where: Where, node: ConditionNode, vocabulary: FactVocabulary) -> Iterator[tuple[Where, str]]:
    """What a condition names that is not there, or else states without its quote; at least one is only having any."""
    unknown = list(fact_problems(node, where, vocabulary, "事实（facts.yaml 或本文件的 situations）"))
    yield from unknown
    only_has = isinstance(node, AtLeast) and node.at_least == 1
    if isinstance(node, Leaf) and not unknown and not only_has:
        yield from value_problems(where, node, vocabulary)


def _claims(file: MaterialsFile) -> Iterator[tuple[Where, str]]:
    quotes = {place.id: _quotes(place) for place in file.places}
    for at, place in enumerate(file.places):
        if place.bag and match_key(place.bag) not in quotes[place.id]:
            yield ("places", at, "bag"), f"所引原文里没有「{place.bag}」"
        if place.contents and "目录" not in quotes[place.id]:
            yield ("places", at, "contents"), "所引原文没有要目录；通知没有要目录的，不要写 contents"
    for at, item in enumerate(file.items):
        own = _quotes(item)
        for key, message in _not_quoted(item, own, own + quotes.get(item.place or "", "")):
            yield ("items", at, key), message


def _not_quoted(item: Item, own: str, words: str) -> Iterator[tuple[str, str]]:
    """The claims on a paper that its `own` quotes, or `words` (these and the quotes of its place), do not bear out."""
    if item.copies and item.copies not in _copies_in(item, own):
        yield "copies", f"所引原文没有写 {item.copies} 份；原文没有写份数的，不要写 copies"
    if item.paper and match_key(item.paper) not in own:
        yield "paper", f"所引原文没有写 {item.paper}；原文没有写的，不要写 paper"
    yield from _not_worded("sides", _SIDES.get(item.sides or "", ()), words)
    yield from _not_worded("form", _FORMS.get(item.form or "", ()), words)
    wordings = _HANDED.get(item.handed, ())
    if wordings and not any(wording in words for wording in wordings):
        yield "handed", f"所引原文看不出是 {item.handed}，应引用写有{'、'.join(wordings)}的话"
    for stamp in item.stamp:
        if match_key(stamp) not in words:
            yield "stamp", f"所引原文没有写「{stamp}」"


def _copies_in(item: Item, words: str) -> list[int]:
    """The copies that the quotes tell: behind a number, or in the cell of a row under a head of copies (份数)."""
    found = [label_number(number) for number in _COPIES.findall(words)]
    cells = [cell.strip() for cell in item.quote.split("\t")]
    return [*found, *(int(cell) for cell in cells if cell.isdigit() and "份" in words)]


def _not_worded(key: str, wordings: tuple[str, ...], words: str) -> Iterator[tuple[str, str]]:
    if wordings and not any(wording in words for wording in wordings):
        yield key, f"所引原文没有写{wordings[0]}；原文没有写的，不要写 {key}"


def _shared(file: MaterialsFile) -> Iterator[tuple[Where, str]]:
    for at, shared in enumerate(file.shared):
        claims = [("paper", shared.paper)] if shared.paper else []
        claims += [("stamp", stamp) for stamp in shared.stamp]
        for key, claim in claims:
            if not stands_in(claim, shared.quote):
                yield ("shared", at, key), f"所引原文没有写「{claim}」"


def _quotes(entry: Item | PlaceEntry) -> str:
    """All that an entry quotes, for looking things up in it."""
    return match_key("".join(quoted.quote for quoted in (entry, *entry.also)))
