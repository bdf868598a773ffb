"""Whether a question asked of another notice can be asked of this one, and whether a clause gives what it asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

from guidance.grounding.plain_spelling import comparable_spelling, numbers
from guidance.knowledge import Knowledge
from guidance.lexicon.asked_values import VALUE_KINDS, asked_kinds
from guidance.question_drafts.example_questions import TellingWord, words_of
from ingest.divisions.find_divisions import find_divisions
from ingest.document import Clause
from ingest.drafting.draft_wording import load_draft_wording
from ingest.index.search_texts import words_under_headings
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling

SHORTEST, LONGEST = 5, 30  # characters of a question that is taken over
COMMON = 10  # notices whose questions have a verb or adjective that says nothing of one of them
PAIRED = 6  # the same for a pair of characters that is no word of the dictionary
EVERYDAY, KNOWN = 25, 8  # notices whose questions have the one and the other character of such a pair
USUAL = 4  # notices whose questions have a word whose synonyms in the vocabulary are trusted
# What makes a question one of a single person or notice, of a place in a text, or a mere assertion.
_ODD = re.compile(
    r"\d|[零〇一二两三四五六七八九十]{2,}|[两二三四五六七八九十][年月号天块篇份百千]|一[月号]|[A-Za-z]|\s|[。！!…~～]"
    r"|[,，].*[,，]|.[?？].|第|册|逐|哪号|附几|[款条项]里|吧[?？]?$|对不对|没错"
)
_ENOUGH = {"thing": 10**6, "deed": COMMON, "pair": PAIRED, "character": 0}
_SHORTEST_WORD = 2
_GRADE = re.compile("[一二三四特甲乙丙]级|[一二三四特]等")
_PLACE = re.compile("[一-龥]{2}(?:省|市|县|区|州|镇|乡)(?!级|场|别)")
_NO_PLACE = re.compile("[我你他咱们本全外各哪这那个到在去往从报是的里]")
_DAY = re.compile("什么时候|啥时候|何时|几号|哪天|几月|截止|期限|最晚|几点|最后一天")
_YEARS = re.compile("几年|多久|多少年|年限|多长")
_UNITS = re.compile(
    "(?:几|多少)(?P<unit>个?(?:工作日|小时|学时|学分|年|天|月|周|份|篇|本|部|项|张|门|次|页|名|字|分|块|元|岁))"
)
_SAME_UNIT = {"天": "天|日|个?工作日|个?自然日", "块": "元", "个月": "个月", "月": "月", "分": "分|学分"}


class QuestionFit:
    """One notice, held against questions; `spread` is in the questions about how many notices a word stands."""

    def __init__(self, notice: Notice, knowledge: Knowledge, spread: Mapping[str, int]) -> None:
        self._spread, self._knowledge = spread, knowledge
        self._all_words = search_spelling("".join(clause.words for clause in notice.clauses))
        self._of_notice = search_spelling(f"{notice.title} {notice.kind}")
        self._levels = knowledge.profiles[notice.id].levels
        titles = knowledge.title_levels
        self._titles = [search_spelling(title) for series in titles.file.series for title in series.titles]
        self._level_words = [*titles.by_word, *self._titles]
        self._own_level = self.levels[0] if len(self._levels) == 1 else ""
        wording = load_draft_wording()
        self._kinds = [search_spelling(kind) for kind in wording.kinds]
        # A day that is asked for by itself is that of the application, not of what others do after it.
        own = {window.clause for window in notice.windows} | {cutoff.clause for cutoff in notice.cutoffs}
        self._stages = {stage.clause for stage in notice.stages} - own
        self._stage_words = (*wording.acts.review, *wording.acts.payment, *wording.acts.hearing)
        texts = {clause.id: words_under_headings(clause, notice.by_id) for clause in notice.clauses}
        self._words = {id: search_spelling(text) for id, text in texts.items()}
        self._comparable = {id: comparable_spelling(text) for id, text in texts.items()}

    def adapted(self, text: str) -> str:
        """Return the question with the level or kind that it names as the notice's own; "" where it cannot be asked.

        It cannot where it names anything else - a place, a thing - that the notice lacks.
        """
        text = self._with_own_level(text)
        spelling = search_spelling(text)
        if not SHORTEST <= len(text) <= LONGEST or _ODD.search(text) or spelling != normalize("NFKC", text).lower():
            return ""
        foreign = self._is_for_other_level(spelling) or self._foreign_kinds(spelling) or self._foreign_places(text)
        return text if not foreign and self._has_words(text, self._all_words) else ""

    def answers(self, text: str, clause: Clause, *, in_its_words: bool = False) -> bool:
        """Return whether the clause speaks of what the question names and gives a value of the kind that it asks for.

        With `in_its_words` the clause must have the question's own words, not what the vocabulary takes them for.
        """
        words = self._words[clause.id]
        if self._is_of_other_time(text, clause) or self._names_otherwise(text, words) or not self._gives(text, clause):
            return False
        if in_its_words and any(word.kind == "thing" and not self._names(word, words) for word in words_of(text)):
            return False
        return self._has_words(text, words)

    def _is_of_other_time(self, text: str, clause: Clause) -> bool:
        """Whether a day is asked for without saying of what, and the clause tells that of a later stage."""
        if clause.id not in self._stages or not _DAY.search(text):
            return False
        return not any(word in text for word in self._stage_words)

    def _names_otherwise(self, text: str, words: str) -> bool:
        """Whether the question names a kind of award or a grade that the clause's words do not have."""
        kinds = (kind for kind in self._kinds if kind in text)
        return any(kind not in self._of_notice + words for kind in kinds) or any(
            grade not in words for grade in _GRADE.findall(text)
        )

    def _gives(self, text: str, clause: Clause) -> bool:
        """Whether the clause has the numbers of the question, and a value of each kind and unit that it asks for."""
        words, asked = self._comparable[clause.id], comparable_spelling(text)
        if not numbers(asked) - {"1"} <= numbers(words) or not all(kind.search(words) for kind in asked_kinds(asked)):
            return False
        units = (_SAME_UNIT.get(match["unit"], match["unit"]) for match in _UNITS.finditer(asked))
        return all(re.search(rf"(?<!\d)\d{{1,3}}(?:\.\d+)?个?(?:{unit})", words) for unit in units)

    @property
    def levels(self) -> list[str]:
        """How people call the levels of the notice."""
        return [self._everyday_level(level) for level in sorted(self._levels)]

    def asks_value(self, text: str) -> bool:
        """Return whether the question asks for a value: a day, a fee, a number, a place, a phone."""
        asked = comparable_spelling(text)
        return bool(asked_kinds(asked) or _UNITS.search(asked))

    def _everyday_level(self, level: str) -> str:
        """The shortest word for a level that names no series."""
        words = [w for w, levels in self._knowledge.title_levels.by_word.items() if levels == {level}]
        plain = [word for word in words if not any(title in word for title in self._titles)]
        return min(plain, key=len, default=level)

    def _with_own_level(self, text: str) -> str:
        """The question for the notice's own level, where it names one level and that is another."""
        foreign = self._foreign_levels(text)
        named = [word for word in self._level_words if word in text]
        longest = max(named, key=len, default="")
        if not foreign or not self._own_level or any(word not in longest for word in named) or _YEARS.search(text):
            return text
        return text.replace(longest, self._own_level, 1)

    def _foreign_levels(self, text: str) -> list[str]:
        """The levels and titles that a text names, that the notice is not for and that its own words do not name."""
        titles = self._knowledge.title_levels
        words = [w for w, levels in titles.by_word.items() if w in text and not levels & self._levels]
        words += [w for w in (*self._titles, *(series.name for series in titles.file.series)) if w in text]
        return [word for word in words if word not in self._all_words]

    def _is_for_other_level(self, text: str) -> bool:
        """Whether a question names another level than the notice's own alone."""
        if self._foreign_levels(text):
            return True
        named = [levels for word, levels in self._knowledge.title_levels.by_word.items() if word in text]
        return bool(self._levels and named) and not any(levels & self._levels for levels in named)

    def _foreign_places(self, text: str) -> bool:
        names = [match[0] for match in _PLACE.finditer(text) if not _NO_PLACE.match(match[0])]
        return bool(find_divisions(text, self._knowledge.divisions)) or any(n not in self._all_words for n in names)

    def _foreign_kinds(self, text: str) -> list[str]:
        return [kind for kind in self._kinds if kind in text and kind not in self._all_words]

    def _has_words(self, text: str, words: str) -> bool:
        """Whether each telling word of the question stands in `words`, or one that the vocabulary takes it for."""
        return all(self._is_in(word, words) for word in words_of(text))

    def _is_in(self, word: TellingWord, words: str) -> bool:
        spread = self._spread.get(word.text, 0)
        if spread >= _ENOUGH[word.kind] or self._names(word, words) or self._is_everyday(word):
            return True
        meanings = self._knowledge.vocabulary.expand(word.text) if spread >= USUAL else ()
        return any(search_spelling(meaning) in words for meaning in meanings)

    def _is_everyday(self, word: TellingWord) -> bool:
        """Whether a pair is no word at all: a character of every other question beside another one."""
        rarer, commoner = sorted(self._spread.get(char, 0) for char in word.text[:2].ljust(2))
        return word.kind == "pair" and commoner >= EVERYDAY and rarer >= KNOWN

    def _names(self, word: TellingWord, words: str) -> bool:
        """Whether a word stands in `words`, but for what it asks for by itself (电话, 费)."""
        for kind in VALUE_KINDS:
            if kind.told_by.search(word.text):
                rest = kind.told_by.sub("", word.text)
                return len(rest) < _SHORTEST_WORD or rest in words
        return word.text in words
