"""A clause as it is cited, quoted and copied: its number, its words, the name of its notice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from guidance.reply import Citation
from ingest.document import Clause
from ingest.memo import memo
from ingest.notices.notice import Notice
from ingest.text.normalise import match_key, without_markup
from ingest.text.search_words import search_words
from ingest.text.sentences import sentence_spans

LONGEST = 400  # characters of a citation; a longer clause is cited by the sentences that count
SHORT = 90  # characters of a clause that answers whole
BRIEF = 260  # characters of a clause up to which the rest of it follows the sentence that answers
LENGTH_EXPONENT = 0.25  # of a sentence's length, by which its score is divided: a long one shares more words anyway
NEARLY_AS_GOOD = 0.5  # share of the best sentence's score from which another sentence is quoted with it
NUMBER_WITHIN = 160  # characters from the start of a clause, tags of a page among them, where its number is printed
_LEAD = re.compile(r"^[\s#*>-]+")
_CLOSED = re.compile(r"[：:，,。；;、]$")
_ASKS = ("？", "?")
_LEADS_TO_ITEMS = re.compile(r"[：:]$")


def cite(clause: Clause, notice: Notice, wanted: Mapping[str, float] = MappingProxyType({})) -> Citation:
    """Return the clause as a citation, its printed number before its words; a long one shrinks to what is `wanted`."""
    words_ = clause.words
    if len(words_) > LONGEST:
        words_ = _best(words_, wanted, LONGEST)
    text = _number(clause, notice) + words_ if words_.startswith(clause.words[:8]) else words_
    if not _stands(text, notice):
        text = _standing(clause, notice, wanted)
    return Citation(clause.id, clause.notice, clause.label, text.strip())


def quote(clause: Clause, wanted: Mapping[str, float], cited: str = "") -> tuple[str, str]:
    """Return the sentences of the clause that answer, by their `wanted` words, and what else the clause says.

    A short clause and a signature answer whole; of the letterhead and of a long clause the rest is left out. What a
    table parts is quoted as far as it is `cited`.
    """
    if told := _row_under_heads(clause):
        return told, ""
    text = clause.text or clause.heading
    if cited and len(clause.words) <= LONGEST and match_key(text) not in match_key(cited):
        text = cited
    if len(text) <= SHORT and (clause.path or clause.parent or clause.number == "end"):
        return without_markup(text), ""
    lead = _best(text, wanted, LONGEST)
    rest = "".join(text.split(lead, 1)) if (clause.path or clause.parent) and len(text) <= BRIEF else ""
    return without_markup(lead), without_markup(rest)


def _row_under_heads(clause: Clause) -> str:
    """The cells of a table's row, each behind the head of its column; "" for what is no such row.

    What the heading holds above the heads, such as a cell that reaches down to the row, comes first.
    """
    *above, under = clause.heading.rstrip("\n").split("\n")
    heads, cells = under.split("\t"), clause.text.split("\t")
    if len(heads) < 2 or "\t" not in clause.text or len(cells) > len(heads):
        return ""
    cells += [""] * (len(heads) - len(cells))
    named = [f"{without_markup(h)}：{without_markup(c)}" for h, c in zip(heads, cells, strict=True) if c.strip()]
    return "；".join([*map(without_markup, above), *named])


def short_name(notice: Notice) -> str:
    """Return the notice's name in a few words: place, or who issued it where it is of none, year, kind or level.

    A companion document goes by its title.
    """
    if notice.is_standards:
        return notice.name
    issuer = next(iter(notice.issuers), "")
    place, kind = notice.place or issuer, "" if notice.kind in notice.level else notice.kind
    return f"{place}{notice.year}年{kind}" + (f"（{notice.level}）" if notice.level else "")


def clause_number(notice: Notice, clause: Clause) -> str:
    """Return the clause's own number with its punctuation, the last part of its label; "" where it has none."""
    if clause.number.rsplit(".", 1)[-1] in ("0", "annex", "end", "tail"):
        return ""
    above = notice.by_id[clause.parent].label if clause.parent else ""
    own = clause.label.removeprefix(above)
    if clause.heading.startswith(own):
        return ""
    own += "." if own.isdecimal() else ""
    return own if own.endswith(("、", "）")) else f"{own} "


def copied_citation(notice: Notice, clause: Clause) -> str:
    """Return the clause as a citation on its own; a bare heading, or one that leads up to items, brings its items."""
    return f"{notice.name} {clause.label.rstrip('、.')}：{clause_text(notice, clause)}"


def clause_text(notice: Notice, clause: Clause) -> str:
    """Return what the clause says without markup, its heading parted from its text, its items a line each."""
    own = _heading_and_text(clause)
    if clause.text.strip() and not _LEADS_TO_ITEMS.search(own):
        return own
    below = [c for c in notice.clauses if c.id.startswith(f"{clause.id}.")]
    return "\n".join([own, *(f"{clause_number(notice, c)}{_heading_and_text(c)}" for c in below)])


def _best(text: str, wanted: Mapping[str, float], room: int) -> str:
    """The sentences of `text` that share most of the `wanted` words, in their order, one stretch where they touch."""
    spans = _answered(sentence_spans(text), text)
    share = [
        sum(wanted.get(w, 0.0) for w in set(search_words(text[s:e]))) / (e - s) ** LENGTH_EXPONENT for s, e in spans
    ]
    order = sorted(range(len(spans)), key=lambda i: (-share[i], i))
    taken: set[int] = set()
    used = 0
    for i in order:
        length = spans[i][1] - spans[i][0]
        if taken and (used + length > room or share[i] < NEARLY_AS_GOOD * share[order[0]]):
            continue
        taken.add(i)
        used += length
    return _joined(text, spans, sorted(taken))


def _answered(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The spans, a question as one with the sentence after it: alone it answers nothing."""
    answered: list[tuple[int, int]] = []
    for start, end in spans:
        asks = bool(answered) and text[slice(*answered[-1])].rstrip().endswith(_ASKS)
        if asks:
            answered[-1] = answered[-1][0], end
        else:
            answered.append((start, end))
    return answered


def _joined(text: str, spans: list[tuple[int, int]], taken: list[int]) -> str:
    """The taken spans, from the first to the last when nothing long lies between."""
    first, last = spans[taken[0]][0], spans[taken[-1]][1]
    if last - first <= LONGEST:
        return text[first:last].strip()
    return text[spans[taken[0]][0] : spans[taken[0]][1]].strip()


def _number(clause: Clause, notice: Notice) -> str:
    """The clause's number as the source prints it, `（5）` or `3. `; "" for what has none."""
    source = _source(notice.source, notice.digest)[clause.start : clause.start + NUMBER_WITHIN]
    printed = _LEAD.sub("", _read(source, notice.source))
    head = clause.words[:6]
    at = printed.find(head) if head else -1
    return re.sub(r"[*#]", "", printed[:at]) if 0 < at <= 12 else ""


def _stands(text: str, notice: Notice) -> bool:
    """Whether the words stand in the source in one stretch; a ruler or a picture between lines parts them."""
    return _key(text) in _squeezed(notice.source, notice.digest)


def _standing(clause: Clause, notice: Notice, wanted: Mapping[str, float]) -> str:
    """The words of a clause that does not stand in one stretch: a row without its heads, or the lines that answer.

    A line that asks gives place to the one behind it, which answers.
    """
    cells = [cell for cell in clause.text.split("\t") if cell.strip()]
    if 0 < len(clause.text) <= LONGEST and all(_stands(cell, notice) for cell in cells):
        return clause.text
    stretches = _stretches(clause, notice)
    telling = [stretch for stretch in stretches if not _LEADS_TO_ITEMS.search(stretch.rstrip())]
    answers = {asks: after for asks, after in pairwise(stretches) if asks.rstrip().endswith(_ASKS)}
    best = max(telling or stretches, key=lambda stretch: _weight(stretch, wanted))
    best = answers.get(best, best)
    return best if len(best) <= LONGEST else _best(best, wanted, LONGEST)


def _stretches(clause: Clause, notice: Notice) -> list[str]:
    """The lines of the clause, those together that stand in one stretch."""
    stretches: list[str] = []
    for line in clause.words.split("\n"):
        longer = f"{stretches[-1]}\n{line}" if stretches else line
        if stretches and _stands(longer, notice):
            stretches[-1] = longer
        else:
            stretches.append(line)
    return stretches


def _weight(text: str, wanted: Mapping[str, float]) -> float:
    return sum(wanted.get(word, 0.0) for word in set(search_words(text)))


def _key(text: str) -> str:
    """The text's match key without the bars and tabs between a table's cells."""
    return match_key(text).replace("|", "")


@memo("match key of a notice's source")
def _squeezed(path: Path, digest: str) -> str:
    return _key(_read(_source(path, digest), path))


def _read(source: str, path: Path) -> str:
    """A stretch of a source as it is read: a page without the tags inside a line."""
    is_page = path.suffix.lower() in (".html", ".htm")
    return unescape(_inline_tag().sub("", source)) if is_page else source


def _inline_tag() -> re.Pattern[str]:
    from ingest.readers.html_blocks import INLINE

    return re.compile(f"(?i)</?(?:{'|'.join(map(re.escape, INLINE))})(?=[ />])[^>]*>?")


@memo("text of a notice's source")
def _source(path: Path, _digest: str) -> str:
    from ingest.readers.read_source import read_source

    return read_source(path).source


def _heading_and_text(clause: Clause) -> str:
    heading, text = without_markup(clause.heading), without_markup(clause.text)
    if heading and clause.label.endswith(heading.rstrip("：: ")):
        heading = ""  # the label says it already
    parted = "" if not heading or not text or _CLOSED.search(heading) else "："
    return f"{heading}{parted}{text}"
