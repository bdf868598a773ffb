"""What is said of an answer's notices: whether one can still apply, and that there is a newer one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from guidance.citations import cite, short_name
from guidance.replies import Replies
from guidance.reply import Citation, Reply, Sentence, SentenceKind
from ingest.notices.notice import Notice, Window, application_state, first_day
from ingest.notices.windows_on_day import windows_ahead, windows_over
from ingest.text.dates import say_day

MOST_NOTICES = 2  # whose times are told in one answer


def with_window_state(
    reply: Reply, notices: Sequence[Notice], replies: Replies, today: date, *, of_time_alone: bool
) -> Reply:
    """Return the reply led by whether one can apply by each of `notices` today, and until or from which day.

    That one can is only said where the question is `of_time_alone`: 退休了还能报吗 asks who may, not until when. Where
    the windows of a notice do not close together, it is said of those that are over, and of the next that closes.
    """
    cited = list(reply.citations)
    sentences: list[Sentence] = []
    for notice in notices[:MOST_NOTICES]:
        is_open = application_state(notice.windows, today) == "open"
        if not notice.windows or (is_open and not of_time_alone and not windows_over(notice.windows, today)):
            continue
        for window, text in _states(notice, replies, today):
            sentences.append(Sentence(text, (_cite(notice, window, cited),), kind=SentenceKind.WINDOW))
    rest = [sentence for sentence in reply.sentences if not sentences or sentence.kind is not SentenceKind.WINDOW]
    return replace(reply, sentences=(*sentences, *rest), citations=tuple(cited))


def with_edition(
    reply: Reply,
    wanted_years: Sequence[int],
    newer: Mapping[str, str | None],
    notices: Sequence[Notice],
    replies: Replies,
) -> Reply:
    """Return the reply with the word that a year has no notice yet, and that a notice it stands on is an old one.

    `newer` has for each notice of the reply the id of the edition in force, None where it is that itself.
    """
    home = {notice.id: notice for notice in notices}
    lead, tail = [], []
    for id in reply.notices:
        at = next((i for i, citation in enumerate(reply.citations) if citation.notice == id), None)
        cites = () if at is None else (at,)
        for year in wanted_years if home[id].year not in wanted_years else ():
            text = replies.say("no_such_year", year=str(year), name=short_name(home[id]))
            lead.append(Sentence(text, cites, kind=SentenceKind.REMARK))
        if newest := newer.get(id):
            text = replies.say("older_edition", name=short_name(home[id]), newest=short_name(home[newest]))
            tail.append(Sentence(text, cites, kind=SentenceKind.REMARK))
    return replace(reply, sentences=(*lead[:1], *reply.sentences, *tail))


def _cite(notice: Notice, window: Window, cited: list[Citation]) -> int:
    """The position of the window's clause among the citations, which it joins."""
    clause = notice.clause(window.clause)
    at = next((i for i, citation in enumerate(cited) if citation.id == clause.id), len(cited))
    if at == len(cited):
        cited.append(cite(clause, notice))
    return at


def _states(notice: Notice, replies: Replies, today: date) -> Iterator[tuple[Window, str]]:
    """What is to be said of the notice's time as a whole or, where some of it is over, of each window, with its window.

    One that is neither over nor the next to close is left to the clauses.
    """
    name, whole = short_name(notice), replies.say("application_time")
    last = max(notice.windows, key=lambda window: window.closes)
    opens, over = first_day(notice.windows), windows_over(notice.windows, today)
    match application_state(notice.windows, today):
        case "before" if opens:
            yield last, replies.say("before", name=name, window=whole, day=say_day(opens))
        case "closed":
            yield last, replies.say("closed", name=name, window=whole, day=say_day(last.closes))
        case _:
            for window in over:
                yield window, replies.say("closed", name=name, window=window.name, day=say_day(window.closes))
            yield _next_closing(notice, name, replies, today)


def _next_closing(notice: Notice, name: str, replies: Replies, today: date) -> tuple[Window, str]:
    """The window that closes next, and until or from when; that one can apply is said where none is over yet."""
    coming, is_partly_over = windows_ahead(notice.windows, today)[0], bool(windows_over(notice.windows, today))
    if coming.opens and coming.opens > today:
        return coming, replies.say("before", name=name, window=coming.name, day=say_day(coming.opens))
    differ = len({window.closes for window in notice.windows}) > 1
    window = coming.name if differ else replies.say("application_time")
    text = "still_ahead" if is_partly_over else "open_until"
    return coming, replies.say(text, name=name, window=window, day=say_day(coming.closes))
