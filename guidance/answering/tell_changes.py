"""What changed from one edition of a notice to the next, told: the most telling clauses, old and new word for word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from guidance.answering.ask_back import option_labels
from guidance.answering.compare_notices import compare
from guidance.citations import cite
from guidance.replies import Replies
from guidance.reply import Citation, Outcome, Reply, Sentence, SentenceKind
from ingest.document import Clause
from ingest.edition_changes.clause_changes import ClauseChange, EditionChanges
from ingest.edition_changes.folded_words import NUMBER, fold_words
from ingest.notices.notice import Notice
from ingest.text.normalise import without_markup
from ingest.text.quantities import printed_months
from ingest.text.search_words import search_words
from ingest.text.sentences import sentence_spans

MOST_TOLD = 5  # changes that an answer quotes
BRIEF = 90  # characters of a clause that is quoted whole
LONGEST = 160  # characters of the sentences that are quoted of a longer one
_FIXED = ("0", "annex", "end")


def tell_changes(new: Notice, old: Notice, changes: EditionChanges, replies: Replies) -> Reply:
    """Return the reply that counts what changed and quotes the most telling changes, each under its notice."""
    found = telling_changes(new, old, changes)
    telling = _Telling(new, old, replies)
    for change in found[:MOST_TOLD]:
        telling.add(change)
    labels = telling.labels
    if not found:
        lead = replies.say("changes_none", new=labels[new.id], old=labels[old.id])
        telling.add_lead(new, lead)
        return telling.reply()
    count = Counter(change.kind for change in found)
    lead = replies.say(
        "changes_count",
        new=labels[new.id],
        old=labels[old.id],
        changed=str(count["changed"]),
        numbers=str(count["numbers"]),
        added=str(count["new"]),
        gone=str(count["gone"]),
    )
    telling.add_lead(new, lead)
    if len(found) > MOST_TOLD:
        telling.add_rest(replies.say("changes_rest", count=str(len(found) - MOST_TOLD)))
    return telling.reply()


def tell_matter(new: Notice, old: Notice, changes: EditionChanges, clause: Clause, replies: Replies) -> Reply:
    """Return the reply that quotes what changed in a clause of the new edition and under it, or that nothing did."""
    before = changes.of_new[clause.number].old
    inside = [
        change
        for change in telling_changes(new, old, changes)
        if _is_within(change.new, clause) or _is_within(change.old, before)
    ]
    telling = _Telling(new, old, replies)
    for change in inside[:MOST_TOLD]:
        telling.add(change)
    if not inside:
        telling.add_same(clause)
    return telling.reply()


def telling_changes(new: Notice, old: Notice, changes: EditionChanges) -> list[ClauseChange]:
    """Return the changes that say something, the most telling first: dates, fees, years, materials, then the rest.

    That a letterhead, a closing or a clause names another year is none.
    """
    found = [change for change in changes.changes if change.kind != "same" and not _is_formal(change, new, old)]
    rank = _Ranks(new, old)
    return sorted(found, key=rank.of)


@dataclass
class _Telling:
    """A reply in the making."""

    new: Notice
    old: Notice
    replies: Replies
    cited: list[Citation] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def labels(self) -> dict[str, str]:
        """The names under which the editions are quoted."""
        return option_labels([self.new, self.old])

    def add(self, change: ClauseChange) -> None:
        """Quote a change: the new words, and those that they replace."""
        if change.new and change.old:
            new_words, old_words = changed_words(change.new, change.old), changed_words(change.old, change.new)
            self._quote("change_words", self.new, change.new, new_words)
            self._quote("change_words", self.old, change.old, old_words)
        elif change.new:
            self._quote("change_new", self.new, change.new, _brief(change.new.words))
        elif change.old:
            self._quote("change_gone", self.old, change.old, _brief(change.old.words))

    def add_same(self, clause: Clause) -> None:
        """Quote a clause that did not change."""
        self._quote("change_same", self.new, clause, _brief(clause.words))

    def add_lead(self, notice: Notice, text: str) -> None:
        """Put a sentence on the whole of the editions first."""
        if not self.cited:
            self.cited.append(cite(notice.clauses[0], notice))
        self.sentences.insert(0, Sentence(text, (0,), kind=SentenceKind.DIRECT))

    def add_rest(self, text: str) -> None:
        """Say how to see what is not quoted."""
        self.sentences.append(Sentence(text, (0,), kind=SentenceKind.REMARK))

    def reply(self) -> Reply:
        """Return the reply."""
        return Reply(Outcome.CHANGES_TOLD, tuple(self.sentences), tuple(self.cited), (self.new.id, self.old.id))

    def _quote(self, how: str, notice: Notice, clause: Clause, words: str) -> None:
        prefix = self.replies.say(how, name=self.labels[notice.id], label=clause.label)
        wanted = dict.fromkeys(search_words(words), 1.0)
        self.sentences.append(Sentence(prefix + without_markup(words), (len(self.cited),), prefix=prefix))
        self.cited.append(cite(clause, notice, wanted))


class _Ranks:
    """How telling changes are, by what the notices' metadata stand on."""

    def __init__(self, new: Notice, old: Notice) -> None:
        notices = (new, old)
        windows = {window.clause for n in notices for window in (*n.windows, *n.stages)}
        self._days = windows | {cutoff.clause for n in notices for cutoff in n.cutoffs}
        self._fees = {fee.clause for n in notices for fee in n.fees}
        self._by_id = {**old.by_id, **new.by_id}
        self._order = {clause.id: at for n in notices for at, clause in enumerate(n.clauses)}

    def of(self, change: ClauseChange) -> tuple[int, int]:
        """Return a rank that is lower the more a change tells."""
        sides = [clause for clause in (change.new, change.old) if clause]
        return self._matter(sides), self._order[sides[0].id]

    def _matter(self, sides: Sequence[Clause]) -> int:
        ids = {clause.id for clause in sides}
        lengths = [printed_months(clause.words) for clause in sides]
        if ids & self._days:
            return 0
        if ids & self._fees:
            return 1
        if any(lengths) and (len(sides) == 1 or lengths[0] != lengths[1]):
            return 2
        return 3 if any("材料" in self._headings(clause) for clause in sides) else 4

    def _headings(self, clause: Clause) -> str:
        above = self._by_id.get(clause.parent or "")
        return clause.heading + (self._headings(above) if above else "")


def changed_words(clause: Clause, other: Clause) -> str:
    """Return the sentences of a clause in which it differs from another, all of a short one; from first to last."""
    words = clause.words
    if len(words) <= BRIEF:
        return words.strip()
    at, differing = 0, []
    for span in compare(clause, other):
        if not span.same:
            differing.append((at, at + max(len(span.left), 1)))
        at += len(span.left)
    spans = [s for s in sentence_spans(words) if any(start < s[1] and end > s[0] for start, end in differing)]
    if not spans:
        return _brief(words)
    start, end = spans[0][0], spans[-1][1]
    return words[start : end if end - start <= LONGEST else spans[0][1]].strip()


def _brief(words: str) -> str:
    """The first sentences of a clause that is long."""
    ends = [end for _, end in sentence_spans(words) if end <= LONGEST]
    return words[: ends[-1] if ends and len(words) > BRIEF else len(words)].strip()


def _is_formal(change: ClauseChange, new: Notice, old: Notice) -> bool:
    """Whether a change is only that of the year that the editions are for, or of numbers around the clauses."""
    if change.kind != "numbers" or not change.old or not change.new:
        return False
    if change.new.number.split(".")[0] in _FIXED:
        return True
    before, now = fold_words(change.old.words), fold_words(change.new.words)
    pairs = [(before.token(at), now.token(at), before.fold[at]) for at in before.numerals()]
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    return all(pair == (str(old.year), str(new.year), NUMBER) for pair in differing)


def _is_within(clause: Clause | None, top: Clause | None) -> bool:
    return clause is not None and top is not None and f"{clause.id}.".startswith(f"{top.id}.")
