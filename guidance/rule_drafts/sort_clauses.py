"""Every clause of a notice to one of four: a condition, people's judgement, information, or left to be decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rules.pack import CommitteeJudgement, InformationClause, LeftClause
from ingest.text.normalise import match_key

_OUTSIDE = ("0", "end", "annex")
_TITLE = "标题和引言"
_PROCEDURE = "程序、材料、时间、收费、联系方式等，不含条件"
_HEADINGS = "标题和引语"
_PLAIN = "说明，没有读出条件"
_PHONE = re.compile("[0-9]{3,4}-[0-9]{7,8}")
_SHOWN = 60
_PIECE = re.compile("[，；。]")
_AMOUNT = re.compile("(?:不少于|不低于|至少|须|应|满|不超过).*[0-9一二两三四五]|[0-9](?:以上|篇|项|件|次)")


@dataclass
class SortedClauses:
    """What became of the clauses that no condition was read from, or not wholly."""

    judged: list[CommitteeJudgement] = field(default_factory=list)
    left: list[LeftClause] = field(default_factory=list)
    information: dict[str, list[str]] = field(default_factory=dict)

    def information_clauses(self) -> list[InformationClause]:
        """Return the clauses without conditions, by what they are."""
        return [InformationClause(text=text, clauses=numbers) for text, numbers in self.information.items()]


def sort_clauses(notice: NoticeText, quotes: Mapping[str, Sequence[str]]) -> SortedClauses:
    """Return what becomes of every clause; `quotes` are the words of each that conditions were read from."""
    found = SortedClauses()
    for clause in notice.clauses:
        name = notice.named(clause)
        own = notice.by_clause.get(name, [])
        if clause.number in _OUTSIDE or clause.number.split(".")[0].startswith("annex"):
            text = _TITLE if clause.number == "0" else _PROCEDURE
            found.information.setdefault(text, []).append(name)
        elif _is_heading(own) and name not in quotes:
            found.information.setdefault(_HEADINGS, []).append(name)
        else:
            _sort(notice, name, own, quotes, found)
    return found


def _is_heading(own: Sequence[NoticeSentence]) -> bool:
    return not own or (len(own) == 1 and not own[0].heads and len(own[0].text) <= len("继续教育和年度考核要求。"))


def _sort(
    notice: NoticeText,
    name: str,
    own: Sequence[NoticeSentence],
    sources: Mapping[str, Sequence[str]],
    found: SortedClauses,
) -> None:
    """Put what no condition was read from where it belongs; `sources` are the words that were read, by clause."""
    keys = [match_key(quote) for quote in sources.get(name, ())]
    below = {key for number in notice.children.get(name, ()) for key in sources.get(number, ())}
    unread = [s for s in own if not _is_read(s, keys) and not (below and s.text.endswith("："))]
    judged = [s for s in unread if _asks(s, notice.names.wording.judged) and not _AMOUNT.search(s.text)]
    left = [s for s in unread if s not in judged and s.section != "information" and _may_ask(s, notice)]
    if judged and own[0].section != "information":
        text = "由人评判或核实，程序不判断"
        found.judged.append(CommitteeJudgement(clause=name, quote=judged[0].quote(), text=text))
    found.left += list(_left(left))
    found.left += [each for s in own if s not in unread for each in _pieces(s, keys)]
    if not keys and not left and not (judged and own[0].section != "information"):
        text = _PROCEDURE if own[0].section == "information" else _PLAIN
        found.information.setdefault(text, []).append(name)


def _left(found: Iterable[NoticeSentence]) -> Iterator[LeftClause]:
    for statement in found:
        quote = statement.quote() if not statement.heads else statement.text.replace("\t", "")
        shown = quote[:_SHOWN] + ("…" if len(quote) > _SHOWN else "")
        yield LeftClause(clause=statement.clause, why=f"没有读懂“{shown}”，请选成条件、由人评判或不含条件", quote=quote)


def _pieces(statement: NoticeSentence, keys: Sequence[str]) -> Iterator[LeftClause]:
    """The parts of a sentence that was read which state an amount of their own and were not read."""
    start = 0
    for match in [*_PIECE.finditer(statement.text), None]:
        end = match.start() if match else len(statement.text)
        piece, quote = match_key(statement.text[start:end]), statement.quote(start, end)
        if _AMOUNT.search(piece) and not any(piece in key or key in piece for key in keys):
            yield LeftClause(
                clause=statement.clause, why=f"没有读懂“{quote}”，请选成条件、由人评判或不含条件", quote=quote
            )
        start = match.end() if match else end


def _is_read(statement: NoticeSentence, keys: Sequence[str]) -> bool:
    own = match_key(statement.text)
    return any(key in own or own in key for key in keys)


def _may_ask(statement: NoticeSentence, notice: NoticeText) -> bool:
    """Whether an unread sentence may hold a condition."""
    if _PHONE.search(statement.text):
        return False
    if statement.section in ("conditions", "scope"):
        return len(statement.text) > len("按下表执行：")
    return _asks(statement, notice.names.wording.must)


def _asks(statement: NoticeSentence, words: Iterable[str]) -> bool:
    return any(word in statement.text for word in words)
