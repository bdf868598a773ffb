"""Finding a place in one notice's clause tree by the numbers on the way to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidance.references.clause_numbers import VOLUME, VOLUMES, ClauseMention, Step
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling
from ingest.text.numerals import label_number

_ARTICLE = re.compile(r"第(.{1,5})条")
_VOLUME = re.compile(rf"第\s*(.{{1,3}}?)\s*({VOLUME})")
_APART = ("0", "annex", "end", "tail")
_GENERIC = re.compile(
    "(?:里面|里|中|当中|下面|的|那一?部分|那一?[块条节]|部分|条件|要求|规定|问题|事项|内容"
    "|清单|标准|栏|类|情况|[:,、 ])+$"
)
_ASIDE = re.compile(r"\([^()]*\)|[、,\"“”]")
_NOTICE = re.compile("(?:通知|文件|全文|正文|公告|办法)(?:的|里|中|里面)?$")
_COUNTED = re.compile("[第一二三四五六七八九十]")
_QUOTES = re.compile("[“”\"'《》〈〉「」]")


@dataclass(frozen=True, slots=True)
class Absent:
    """A number that a message names and the notice does not have.

    `parent` is the deepest clause on the way that does exist, None at the top; `skipped` says that the
    number is missing inside a list that goes on after it.
    """

    text: str
    notice: str
    parent: str | None
    skipped: bool


@dataclass(frozen=True, slots=True)
class ResolvedMention:
    """The clauses that a mention means in one notice, the numbers that the notice does not have, and a certainty.

    `certainty` is how much of the parent's heading was named before the number, 0 where no heading was looked for.
    """

    clauses: tuple[str, ...] = ()
    absent: tuple[Absent, ...] = ()
    certainty: int = 0

    @property
    def notices(self) -> frozenset[str]:
        """The notice that it is in, or none."""
        return frozenset((*(id.split("#")[0] for id in self.clauses), *(absent.notice for absent in self.absent)))


class NumberedClauses:
    """The clauses of one notice by their numbers."""

    def __init__(self, notice: Notice) -> None:
        self.notice, self.clauses = notice.id, notice.clauses
        self.title = search_spelling(notice.title or "")
        self.by_number = {c.number: c for c in notice.clauses}
        self.by_id = {c.id: c for c in notice.clauses}
        self.children: dict[str | None, list[Clause]] = defaultdict(list)
        self.numbered: dict[tuple[str | None, str], list[str]] = defaultdict(list)
        self.articles: dict[str, list[str]] = defaultdict(list)
        self.volumes: list[tuple[str, str, str]] = []
        for clause in notice.clauses:
            self.children[clause.parent].append(clause)
            self.numbered[clause.parent, _last(clause)].append(clause.id)
            self._name(clause)

    def _name(self, clause: Clause) -> None:
        if clause.path and (article := _ARTICLE.fullmatch(search_spelling(clause.path[-1]))):
            self.articles[str(label_number(article[1]))].append(clause.id)
        if volume := _VOLUME.match(search_spelling(clause.words[:20])):
            self.volumes.append((str(label_number(volume[1])), volume[2], clause.id))

    def find(self, mention: ClauseMention, before: str, base: str | None) -> ResolvedMention:
        """Return what `mention` means here; `before` are the words before it, `base` the clause spoken of last."""
        if mention.kind == "annex":
            return self._annex(mention)
        if not mention.steps:
            return ResolvedMention(tuple(self._whole(mention, before)))
        for certainty, roots, steps in self._starts(mention, before, base):
            found, absent = self._walk(roots, mention, steps)
            if found or absent:
                parts = tuple(self._part(clause, mention.part) for clause in found)
                return ResolvedMention(parts, tuple(absent), certainty)
        return ResolvedMention()

    def path(self, label: str) -> ResolvedMention:
        """Return the clause with that canonical number, or where the way to it ends."""
        if clause := self.by_number.get(label):
            return ResolvedMention((clause.id,))
        steps = tuple(Step(part, "") for part in label.split("."))
        return ResolvedMention((), tuple(self._walk([None], ClauseMention("path", steps, 0, 0), steps)[1]))

    def _annex(self, mention: ClauseMention) -> ResolvedMention:
        if listed := self.by_number.get("annex"):
            found, absent = self._walk([listed.id], mention, mention.steps)
            return ResolvedMention(tuple(found), tuple(absent))
        return ResolvedMention((), (Absent(mention.steps[0].value, self.notice, None, False),))

    def _starts(
        self, mention: ClauseMention, before: str, base: str | None
    ) -> Iterator[tuple[int, Sequence[str | None], tuple[Step, ...]]]:
        """Where to count from, the likeliest first: how certain, the clauses (None: the top), the steps left."""
        first, rest = mention.steps[0], mention.steps[1:]
        if first.unit in VOLUMES:
            yield 0, self._volumes(first), rest
            yield 0, self._beside_volumes(first), mention.steps
        elif not mention.anchored:
            certainty, named = self._named(before)
            yield certainty, named, mention.steps
            yield 1, self._near(base, first), mention.steps
        if first.unit == "条" and self.articles:
            articles = self.articles.get(first.value, [])
            # An unnumbered paragraph (款) of an article has no number of its own in the tree.
            exact = self._walk(articles, mention, rest)[0]
            yield 0, articles, rest if exact else tuple(s for s in rest if s.unit != "款")
        if mention.anchored or first.unit == "条":
            yield 0, [None], mention.steps

    def _volumes(self, step: Step) -> list[str]:
        return [i for n, kind, i in self.volumes if n == step.value and kind.endswith(step.unit)]

    def _beside_volumes(self, step: Step) -> list[str | None]:
        """Where a volume of that number would stand, when others do."""
        return list(dict.fromkeys(self.by_id[i].parent for _, kind, i in self.volumes if kind.endswith(step.unit)))

    def _near(self, base: str | None, first: Step) -> list[str]:
        clause = self.by_id.get(base or "")
        while clause and not self._down([clause.id], first.value):
            clause = self.by_id.get(clause.parent or "")
        return [clause.id] if clause else []

    def _walk(
        self, roots: Sequence[str | None], mention: ClauseMention, steps: tuple[Step, ...]
    ) -> tuple[list[str], list[Absent]]:
        """The clauses at the end of the steps down from `roots`, and the numbers at which a way ends."""
        if not steps:
            return [root for root in roots if root is not None], []
        at = roots
        for step in steps[:-1]:
            below = self._below(at, step)
            if not below:
                return [], self._missing(at, step.value, mention)
            at = below
        return self._last_step(at, mention, steps[-1])

    def _last_step(
        self, at: Sequence[str | None], mention: ClauseMention, step: Step
    ) -> tuple[list[str], list[Absent]]:
        if step.unit in VOLUMES:
            volumes = self._below(at, step)
            return volumes, [] if volumes else self._missing(at, step.value, mention)
        found: list[str] = []
        absent: list[Absent] = []
        for value in self._values(at, step.value, mention):
            below = self._down(at, value)
            found += below
            absent += [] if below else self._missing(at, value, mention)
        return found, absent

    def _below(self, at: Sequence[str | None], step: Step) -> list[str]:
        if step.unit in VOLUMES:
            return [i for i in self._volumes(step) if self.by_id[i].parent in at]
        return self._down(at, step.value)

    def _values(self, at: Sequence[str | None], value: str, mention: ClauseMention) -> list[str]:
        if not mention.range_end:
            return [value, *mention.siblings]
        wanted = [str(n) for n in range(int(value), min(int(mention.range_end), int(value) + 60) + 1)]
        return [n for n in wanted if self._down(at, n)] or wanted[:1]

    def _down(self, at: Sequence[str | None], value: str) -> list[str]:
        """The children with that number; a lettered heading in between is looked through."""
        found: list[str] = []
        for parent in at:
            found += self.numbered.get((parent, value), ())
            if (parent, "a") in self.numbered and not value.isalpha():
                found += self._down([c.id for c in self.children[parent] if _lettered(c)], value)
        return found

    def _missing(self, at: Sequence[str | None], value: str, mention: ClauseMention) -> list[Absent]:
        if not at or (mention.kind == "dotted" and (len(mention.steps) < 3 or at == [None])):
            return []
        return [Absent(value, self.notice, parent, self._skips(parent, value)) for parent in at]

    def _skips(self, parent: str | None, value: str) -> bool:
        there = [int(_last(c)) for c in self.children.get(parent, []) if _last(c).isdigit()]
        return value.isdigit() and bool(there) and min(there) < int(value) < max(there)

    def _named(self, before: str) -> tuple[int, list[str]]:
        """The one clause whose heading, or else whose words, are named before the number, and how fully."""
        run = _QUOTES.sub("", before)
        core = _GENERIC.sub("", run)
        scores = [(self._fits(run, core, search_spelling(c.heading)), c.id) for c in self.clauses if c.heading]
        top = max((score for score, _ in scores), default=0)
        named = [i for score, i in scores if score == top > 0]
        if not named and (word := self._word(core)):
            named = [c.id for c in self.clauses if word in search_spelling(c.text) and self._lists(c)]
        return int(top) or 2, named if len(named) == 1 else []

    def _lists(self, clause: Clause) -> bool:
        return bool(self.children.get(clause.id)) and _last(clause) not in _APART

    def _fits(self, run: str, core: str, heading: str) -> float:
        """How much of `heading` stands at the end of the words before the number; 0 when too little does."""
        bare = _ASIDE.sub("", heading)
        short = _GENERIC.sub("", bare)
        if core in self.title and core != short:
            return 0
        best = 0.0
        for phrase, full in ((_ASIDE.sub("", run), bare), (_ASIDE.sub("", core), short)):
            length = next((n for n in range(min(len(phrase), len(full)), 1, -1) if phrase[-n:] in full), 0)
            end = phrase[len(phrase) - length :]
            if length and not _GENERIC.fullmatch(end) and (end == short or end not in self.title):
                best = max(best, length + length / len(full) / 2)
        return best

    def _word(self, core: str) -> str:
        word = core[-2:]
        return (
            word if re.fullmatch(r"[一-鿿]{2}", word) and not _COUNTED.search(word) and word not in self.title else ""
        )

    def _part(self, clause: str, part: str) -> str:
        """The paragraph of `clause` that was asked for: after its list, its last item, or its beginning."""
        below = self.children.get(clause, [])
        tails = [c.id for c in below if _last(c) == "tail"]
        items = [c.id for c in below if _last(c) not in _APART]
        if part == "tail":
            return (tails or items or [clause])[-1]
        if part == "last":
            return (items or [clause])[-1]
        if part == "first" and not self.by_id[clause].text.strip():
            return (items or [clause])[0]
        return clause

    def _whole(self, mention: ClauseMention, before: str) -> list[str]:
        """The signature, the list of annexes, or the first or last paragraph of a named clause or of the notice."""
        if mention.part not in ("end", "annex") and (named := self._named(before)[1]):
            return [self._part(named[0], mention.part)]
        if mention.part not in ("end", "annex") and before and not _NOTICE.search(before):
            return []
        name = {"end": "end", "annex": "annex", "first": "0"}.get(mention.part)
        body = [c.id for c in self.clauses if c.number.split(".")[0] not in _APART]
        found = [self.by_number[name].id] if name in self.by_number else []
        return found if name else body[-1:]


def _lettered(clause: Clause) -> bool:
    return len(_last(clause)) == 1 and _last(clause).isalpha()


def _last(clause: Clause) -> str:
    return clause.number.rsplit(".", 1)[-1]
