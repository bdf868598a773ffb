"""Divisions that a text names, in any of their forms, each narrowed by the others beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.divisions.division_table import COUNTY, Division, DivisionTable

_NOT_A_PLACE_BEFORE = ("路", "街", "大道", "大学", "学院", "银行", "牌")  # 南京路, 河海大学: named after a place


@dataclass(frozen=True, slots=True)
class DivisionMention:
    """A name in a text (from `start` to `end`) and the divisions it may mean, the likeliest first."""

    start: int
    end: int
    divisions: tuple[Division, ...]


def find_divisions(
    text: str, table: DivisionTable, common_words: frozenset[str] = frozenset()
) -> list[DivisionMention]:
    """Return the divisions that `text` names, in order.

    The longest name at a place counts. A bare everyday name of a county that is one of `common_words` (友好, 和平)
    names none. Names that follow each other (浙江省杭州市西湖区) are one mention of the smallest; the same name of
    several divisions (鼓楼区 in 南京 and in 徐州) is narrowed to those in what is named elsewhere in the text.
    """
    mentions = [m for m in _names_in(text, table) if not _is_common(text[m.start : m.end], m, common_words)]
    mentions = _joined(mentions, table)
    return [DivisionMention(m.start, m.end, _narrowed(m, mentions, table)) for m in mentions]


def _names_in(text: str, table: DivisionTable) -> Iterator[DivisionMention]:
    names, beginnings = table.by_name, table.beginnings
    longest = table.longest_name
    at = 0
    while at < len(text):
        if text[at : at + 2] not in beginnings:
            at += 1
            continue
        length = next((n for n in range(min(longest, len(text) - at), 1, -1) if text[at : at + n] in names), 0)
        end = at + length
        if length and not text.startswith(_NOT_A_PLACE_BEFORE, end):
            yield DivisionMention(at, end, names[text[at:end]])
        at = end if length else at + 1


def _is_common(name: str, mention: DivisionMention, common_words: frozenset[str]) -> bool:
    """Whether the name is an everyday word that only as a full name would mean a division."""
    bare = all(division.name != name for division in mention.divisions)
    everyday = name in common_words or name.startswith("市")  # 市中医院 is no hospital of 市中区
    return bare and everyday and all(len(d.code) == COUNTY for d in mention.divisions)


def _joined(mentions: list[DivisionMention], table: DivisionTable) -> list[DivisionMention]:
    """Mentions that follow each other, each inside the one before, as one mention of the smallest."""
    joined: list[DivisionMention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before and before.end == mention.start and (inside := _inside(mention, before, table)):
            joined[-1] = DivisionMention(before.start, mention.end, inside)
        else:
            joined.append(mention)
    return joined


def _inside(inner: DivisionMention, outer: DivisionMention, table: DivisionTable) -> tuple[Division, ...]:
    codes = [division.code for division in outer.divisions]
    return tuple(d for d in inner.divisions if any(d.code != c and table.lies_in(d.code, c) for c in codes))


def _narrowed(mention: DivisionMention, mentions: list[DivisionMention], table: DivisionTable) -> tuple[Division, ...]:
    if len(mention.divisions) == 1:
        return mention.divisions
    for other in mentions:
        if other is not mention and (inside := _inside(mention, other, table)):
            return inside
    return mention.divisions
