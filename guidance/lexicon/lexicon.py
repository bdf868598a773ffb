"""Words of the language itself, which no notice and no place changes: knowledge/lexicon.yaml, read strictly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import Field

from ingest.settings import settings
from ingest.staff_files.line_marks import Strict, read_marked, validate

Words = Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=1)]


class QuestionWords(Strict):
    """Words that ask; `ambiguous` ones may also state something (什么都没有).

    `amounts` ask how much or how long is required, `required` are the things that people ask for with 什么 or 哪些.
    """

    words: Words
    ambiguous: Words
    spoken: Words
    spoken_ambiguous: Words
    whether: Words
    short_whether: Words
    look_up: Words
    open_ended: Words
    amounts: Words
    required: Words
    eligibility: Words

    @property
    def everyday(self) -> list[str]:
        """All words that ask in any kind of message."""
        return [*self.words, *self.ambiguous, *self.spoken, *self.spoken_ambiguous]


class FirstPerson(Strict):
    """Words for the one who writes; `informal` ones are only taken for it where privacy asks for caution."""

    words: Words
    dialect: Words
    formal: Words
    informal: Words

    @property
    def speaker(self) -> list[str]:
        """All words that name the speaker, the informal ones left out."""
        return [*self.words, *self.dialect, *self.formal]


class People(Strict):
    """Words for other people: who may be the applicant that is asked for, who is mentioned in passing.

    Those whom the speaker has `guided` are others where the speaker's word stands before them.
    """

    pronouns: Words
    close: Words
    family: Words
    family_short: Words
    in_law: Words
    elders: Words
    daughter: Words
    colleagues: Words
    applicants: Words
    superiors: Words
    bystanders: Words
    guided: Words
    titles_before_names: Words
    organisations: Words

    @property
    def possible_applicants(self) -> list[str]:
        """Those for whom people ask."""
        return [*self.close, *self.family, *self.daughter, *self.colleagues, *self.applicants]

    @property
    def mentioned(self) -> list[str]:
        """Those who are never the applicant unless the message asks on their behalf."""
        return [*self.superiors, *self.bystanders]

    @property
    def before_names(self) -> list[str]:
        """Words that announce a name: 同事张三."""
        kin = [*self.close, *self.family, *self.family_short, *self.in_law]
        return [*kin, *self.colleagues, *self.superiors, *self.titles_before_names]

    @property
    def private(self) -> list[str]:
        """Those whose circumstances are not to be recorded."""
        return [*self.close, *self.family_short, *self.in_law, *self.elders, *self.daughter]


class GroupWords(Strict):
    """Words for groups: `everybody` names one; so do `some` before people, `most` behind `gathered` or `workplaces`."""

    everybody: Words
    most: Words
    some: Words
    gathered: Words
    workplaces: Words


class Surnames(Strict):
    """Surnames of one character, each list in one string, `compound` ones of two; `no_names` look like names."""

    common: Annotated[str, Field(min_length=1)]
    rare: Annotated[str, Field(min_length=1)]
    nickname: Annotated[str, Field(min_length=1)]
    compound: Words
    no_names: Words

    @property
    def spoken(self) -> str:
        """The surnames that 小 and 老 stand before."""
        return self.common + self.nickname

    @property
    def single(self) -> str:
        """All surnames of one character by which a full name is recognised."""
        return self.common + self.rare


class Negation(Strict):
    """Words that deny what follows."""

    words: Words
    copula: Words
    membership: Words
    nearly: Words
    set_aside: Words


class Asides(Strict):
    """Words that say what a message does not ask about."""

    words: Words
    topics: Words
    notices: Words


class ModalityWords(Strict):
    """Words that make a clause a supposition, hearsay, a plan or an aim rather than a statement of what is."""

    supposed: Words
    reported: Words
    unfinished: Words
    paperwork: Words
    groups: Words
    planned: Words
    aimed: Words
    present: Words


class AnswerRequestWords(Strict):
    """Words that ask about the answer given last, and `around` those that may stand with them without a matter."""

    source: Words
    reason: Words
    plainer: Words
    more: Words
    around: Words


class EverydayRequestWords(Strict):
    """Words that ask for the place, the time or the copies, and that one is `late`.

    So is who has `missed` one of the `deadlines`; `chances` are what they ask for. `acts` hand something in, `aims`
    say what for, and how.
    """

    place: Words
    time: Words
    copies: Words
    late: Words
    missed: Words
    deadlines: Words
    chances: Words
    acts: Words
    aims: Words


class AimWords(Strict):
    """Words by which people aim at a title in short: `verbs` before it, `judged` after a wish, `whether` behind it.

    With a word `not_behind` right behind it, it is no title.
    """

    verbs: Words
    wishes: Words
    judged: Words
    whether: Words
    not_behind: Words


class EditionChangeWords(Strict):
    """Words that ask what changed between editions; `recent` ones do only where no matter is named.

    `whole` ones speak of all of a notice, not of a matter in it; with `personal` ones a matter is the applicant's own.
    """

    changes: Words
    earlier: Words
    recent: Words
    personal: Words
    whole: Words


class Lexicon(Strict):
    """All of lexicon.yaml."""

    question: QuestionWords
    first_person: FirstPerson
    people: People
    groups: GroupWords
    surnames: Surnames
    negation: Negation
    asides: Asides
    modality: ModalityWords
    answer_requests: AnswerRequestWords
    aims: AimWords
    everyday_requests: EverydayRequestWords
    edition_changes: EditionChangeWords


def load_lexicon(path: Path | None = None) -> Lexicon:
    """Read lexicon.yaml; raise FaultsError with every fault, its file and line."""
    return validate(Lexicon, read_marked(path or settings().knowledge / "lexicon.yaml"))


def either(words: Iterable[str]) -> str:
    """Return a regular expression, without a group around it, for any of `words`; the longest is tried first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
