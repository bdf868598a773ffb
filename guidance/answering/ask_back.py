"""The question back which notice is meant: it asks for what tells the notices apart, and offers them by that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from guidance.citations import cite, short_name
from guidance.replies import Replies
from guidance.reply import Outcome, Reply, Sentence, SentenceKind
from ingest.document import Clause
from ingest.notices.notice import Notice

MOST_OPTIONS = 6  # notices that a question back offers
_HALVES = ("上半年", "下半年")


def ask_which_notice(
    candidates: Sequence[Notice], clauses: Sequence[Clause], wanted: Mapping[str, float], replies: Replies
) -> Reply:
    """Return the question which of the `candidates` (most likely first) is meant, with their `clauses` cited."""
    offered = candidates[:MOST_OPTIONS]
    labels = option_labels(offered)
    home = {notice.id: notice for notice in offered}
    cited = tuple(cite(clause, home[clause.notice], wanted) for clause in clauses if clause.notice in home)
    features = "、".join(_FEATURES[name][0] for name in telling_features(candidates))
    text = replies.say("which", features=features) if features else replies.say("which_of_these")
    question = Sentence(text, kind=SentenceKind.QUESTION)
    return Reply(Outcome.ASKED_WHICH_NOTICE, (question,), cited, tuple(home), tuple(labels[id] for id in home))


def telling_features(notices: Sequence[Notice]) -> list[str]:
    """Return which features together tell the notices apart: each time the one that parts most of those left."""
    values = {name: [value(notice) for notice in notices] for name, (_, value) in _FEATURES.items()}
    chosen: list[str] = []
    parts = 1
    while True:
        counts = {
            name: len(set(zip(*(values[of] for of in (*chosen, name)), strict=True)))
            for name in values
            if name not in chosen
        }
        best = max(counts, key=lambda name: counts[name], default="")
        if not best or counts[best] <= parts:
            return chosen
        chosen.append(best)
        parts = counts[best]


def option_labels(notices: Sequence[Notice]) -> dict[str, str]:
    """Return a label for each notice by its id, no two alike: its short name, and what is needed beside it."""
    labels = {notice.id: short_name(notice) for notice in notices}
    for detail in (half_of, _speciality, lambda notice: notice.number or "", lambda notice: notice.title, _id):
        doubled = {label for label, count in Counter(labels.values()).items() if count > 1}
        for notice in notices:
            if labels[notice.id] in doubled and detail(notice):
                labels[notice.id] += f" {detail(notice)}"
    return labels


def half_of(notice: Notice) -> str:
    """Return the half-year that the notice is for, "" for none."""
    return next((half for half in _HALVES if half in notice.scope.seasons or half in notice.title), "")


def _speciality(notice: Notice) -> str:
    return notice.speciality or ""


def _id(notice: Notice) -> str:
    return notice.id


_FEATURES: Mapping[str, tuple[str, Callable[[Notice], str]]] = {
    "place": ("哪个地区", lambda notice: notice.place),
    "year": ("哪个年度", lambda notice: str(notice.year)),
    "half": ("上半年还是下半年", half_of),
    "level": ("哪个级别", lambda notice: notice.level),
    "kind": ("哪种申报", lambda notice: notice.kind),
    "speciality": ("哪个专业", _speciality),
}
