"""Two notices side by side: a clause and what another notice says on the same matter, differences marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from guidance.answering.compare_notices import WordingSpan, alike, compare
from guidance.ui.clause_view import link_to
from guidance.ui.escape import as_html
from ingest.document import Clause
from ingest.notices.notice import Notice

Pair = tuple[Clause | None, Clause | None]


@st.dialog("两份通知对照", width="large")
def open_comparison(notices: Sequence[Notice], home: Notice, clause: Clause) -> None:
    """Show a clause of `home` beside the nearest clauses of another notice, which the visitor chooses."""
    others = {n.id: n for n in notices if n.id != home.id}
    near = next((id for id, n in others.items() if alike(clause, home, n, 1)), next(iter(others)))
    chosen = st.selectbox(
        "对照哪份通知", list(others), index=list(others).index(near), format_func=lambda id: others[id].name
    )
    other = others[chosen]
    found = {c.id: c for c in alike(clause, home, other)}
    if not found:
        st.html(
            f"<p>{as_html(other.name)}里没有找到说同一件事的条款。</p>{_column(home, clause, as_html(clause.words))}"
        )
        return
    against = next(iter(found))
    if len(found) > 1:
        against = st.selectbox("对照哪一条", list(found), format_func=lambda id: _title(found[id]))
    rows = "".join(_row(pair, home, other) for pair in pairs(clause, found[against], home, other))
    names = "".join(f'<h3 class="names">{as_html(n.name)}</h3>' for n in (home, other))
    st.html(f'<p class="soft">不同的字句有底色和下划线，只差标点的不标。</p><div class="facing">{names}{rows}</div>')


def pairs(clause: Clause, against: Clause, home: Notice, other: Notice) -> list[Pair]:
    """Return the two clauses, then all that stands under them: like beside like, last what only `other` has."""
    rows: list[Pair] = [(clause, against)]
    ours, theirs = _below(clause, home), _below(against, other)
    for each in ours:
        like = next((c for c in alike(each, home, other) if c in theirs), None)
        rows.append((each, like))
        theirs = [c for c in theirs if c is not like]
    return rows + [(None, c) for c in theirs]


def _below(clause: Clause, notice: Notice) -> list[Clause]:
    return [c for c in notice.clauses if c.id.startswith(f"{clause.id}.")]


def _row(pair: Pair, home: Notice, other: Notice) -> str:
    left, right = pair
    if left is None or right is None:
        return (_column(home, left, as_html(left.words)) if left else _nothing(home)) + (
            _column(other, right, as_html(right.words)) if right else _nothing(other)
        )
    parts = compare(left, right)
    ours = "".join(_part(p.left, p) for p in parts)
    theirs = "".join(_part(p.right, p) for p in parts)
    return _column(home, left, ours) + _column(other, right, theirs)


def _part(text: str, part: WordingSpan) -> str:
    differs = text.strip() and not part.same and re.search(r"\w", part.left + part.right)
    return f"<mark>{as_html(text)}</mark>" if differs else as_html(text)


def _column(notice: Notice, clause: Clause, words: str) -> str:
    return (
        f'<section><p class="label">{_of(notice)}<a href="{as_html(link_to(clause.id))}" target="_blank">'
        f'{as_html(clause.label)}</a></p><p class="words">{words}</p></section>'
    )


def _nothing(notice: Notice) -> str:
    return f'<section><p class="label">{_of(notice)}</p><p class="soft">没有对应的条款</p></section>'


def _of(notice: Notice) -> str:
    return f'<span class="of">{as_html(notice.name)} </span>'


def _title(clause: Clause) -> str:
    words = " ".join(clause.words.split())
    return f"{clause.label} {words[:24]}{'…' if len(words) > 24 else ''}"
