"""Whom each clause speaks of: the applicant, who need not be the speaker, or somebody in passing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from guidance.extraction.extraction_result import MessageClause
from guidance.lexicon.lexicon import GroupWords, Lexicon, either

_AFTER_NAME = r"(?=[,;。!?:的是在说问他她本大中硕博专工助拿评取毕职签已也 \d一二今去现想能要]|$)"
_FOR_ME = re.compile(r"(?:跟|和|与|给|为|替|让|叫|帮|说|问|把|将|对|派|调)(?:我|本人)|合同|社保")
_IS_CALLED = re.compile("是[^是问让给帮替]{2,}$")  # 是一家企业的职工: what the subject is, nobody else
_STATES_SOMETHING = re.compile(
    r"^(?!们)(?:自己|本人|呢|就|也|还|才|现在|目前|都|又|早)*(?!是[^,;。!?]{0,6}?(?:hr|人事|人力资源|办公室|经办|单位的|公司的|负责)|想问|想咨询|想了解|想知道|想请教|替|帮|给|问|们|家|爸|妈|哥|弟|姐|妹|的?同)"
)
_ASKS_ABOUT_SOMEBODY = re.compile(r"[能可行够算?报评问]|[想要]定|吗|怎么|咋|给不给|初定|高工|职称|hr|人事")
_NEVER_APPLICANTS = ("师傅", "师父", "科长", "领导", "老板", "有人", "别人")


@dataclass(frozen=True, slots=True)
class SubjectPatterns:
    """How people are named: as a clause's `subject`, as who is asked for (`frame`), as who is `introduced`."""

    subject: re.Pattern[str]
    frame: re.Pattern[str]
    introduced: re.Pattern[str]
    others: tuple[str, ...]


def subject_patterns(lexicon: Lexicon) -> SubjectPatterns:
    """Return the patterns with the words of `lexicon`."""
    people, surnames = lexicon.people, lexicon.surnames.spoken
    own = either(lexicon.first_person.speaker)
    above = either(people.mentioned)
    titled = rf"(?!{either(lexicon.surnames.no_names)})[{surnames}](?:师傅|工|经理|主任)"
    named = rf"(?:[小老][{surnames}](?:师傅|工|总)?|(?<![一-鿿]){titled}){_AFTER_NAME}"
    free = (
        rf"(?<!是)(?<!企业)(?<!正式)(?<!在职)(?:{either(people.possible_applicants)})"
        r"(?!组|医保|大学|大会|(?<=下属)(?:的|企业|单位|公司|厂))"
    )
    ours = rf"(?:{own})们?(?:这边|这里|那边)?[^,是跟和与想比被让请给排]{{0,8}}?"
    guided_people = (*people.guided, *people.titles_before_names)
    leads = "(?:[带教]|指导|培养)(?:[过了]|出来)?的[^,是]{0,4}?|手下的?|名下的?|的"
    guided = rf"(?:{own})们?(?:{leads})(?:{either(guided_people)})(?!学|时|证|期|毕|阶段|文凭|专业|读)"
    someone = rf"(?:{ours})?(?:{free}|{named})|{ours}(?:{above})(?!部门|单位)|{guided}"
    someone += rf"|(?<![一-鿿])(?:{above}|有人|别人)(?!部门|单位)"
    others = f"{someone}|{_group(lexicon.groups, own)}"
    pronouns = either(people.pronouns)
    subject = rf"(?P<other>{others})|(?P<pronoun>{pronouns})|(?P<we>(?:我|咱|俺)们)|(?P<self>{own})"
    asked_for = rf"(?:(?!问|咨询|打听)[^,;。!?]){{0,16}}?(?:{free}|{above}|{named}|{titled})[^,;。!?]{{0,6}}?"
    frame = rf"(?:替|帮忙给|帮|给|代)(?P<who>{asked_for})(?:来|想)?(?:问|咨询|打听|了解|看看|查)"
    introduced = (
        r"(?:有|来了|新来|手下|带了)(?:这么)?(?:一?[个名位])[^,;。!?是]{0,10}?"
        rf"(?P<who>{free}|{named}|技术员|工程师|老师傅|人)"
    )
    names = (*people.possible_applicants, *people.mentioned, *guided_people)
    return SubjectPatterns(re.compile(subject), re.compile(frame), re.compile(introduced), names)


def _group(groups: GroupWords, own: str) -> str:
    """The pattern of a group that a clause is about: 我们单位的人大多, 跟我一起进厂的都, 其他同事."""
    members = "(?:人|同事|员工|职工|工程师|技术员)(?!才|事|力)"
    most = f"(?:差不多|早就?|已经?|也)*(?:{either(groups.most)})+"
    ours = rf"(?:(?:{own})们?)?"
    return (
        rf"{ours}(?:那|这)?(?:{either(groups.gathered)})[^,;。!?]{{0,8}}?的(?:{members})?{most}"
        rf"|[跟和与同]{ours}[^,;。!?是]{{1,10}}?的(?:{members})?{most}"
        rf"|除了?(?:{own})(?:自己)?(?:以外|之外|外)?[^,;。!?]{{0,6}}?{most}"
        rf"|{ours}(?:{either(groups.workplaces)})(?:里|里面|上)?的?(?:{members}{most}|{most}[是有评考拿])"
        rf"|{ours}(?:{either(groups.some)})的?{members}|{either(groups.everybody)}"
    )


class Subjects:
    """The people of one message, and which of them is the applicant.

    `frame` is where the message says for whom it asks (替我儿子问), None where it does not; `applicant_words` are
    the words for the applicant where that is not the speaker.
    """

    def __init__(
        self,
        text: str,
        clauses: list[MessageClause],
        patterns: SubjectPatterns,
        applicant_words: tuple[str, ...],
        known: bool,
    ) -> None:
        self._patterns = patterns
        self.frame = patterns.frame.search(text)
        self._speaker_is_subject = any(map(self._is_about_speaker, clauses))
        self.applicant_words = tuple(applicant_words)
        if self.frame:
            self.applicant_words = self._names(self.frame["who"])
        elif not self.applicant_words and not known and not self._speaker_is_subject:
            self.applicant_words = self._third_person(text, clauses)

    def in_passing(self, clauses: Iterable[MessageClause]) -> list[bool]:
        """Return for each clause whether it speaks of somebody who is not the applicant."""
        passing, current, sentence = [], False, 0
        for clause in clauses:
            if clause.sentence != sentence:
                current, sentence = False, clause.sentence
            current = self._is_about_other(clause, current)
            passing.append(current)
        return passing

    def _is_about_other(self, clause: MessageClause, current: bool) -> bool:
        if self.frame and clause.start < self.frame.end() and clause.end > self.frame.start():
            return False
        match = self._patterns.subject.search(clause.text)
        if not match or (match["other"] and _IS_CALLED.search(clause.text, 0, match.start())):
            return current
        if match["other"]:
            named = any(name in match[0] for name in self.applicant_words)
            return not named and not _FOR_ME.search(clause.text, match.end())
        if match["pronoun"]:
            return not self.applicant_words and (current or self._speaker_is_subject or match[0] == "人家")
        if match["we"]:
            return False
        return bool(self.applicant_words) and clause.text.startswith(match[0])

    def _is_about_speaker(self, clause: MessageClause) -> bool:
        match = self._patterns.subject.search(clause.text)
        if not match or not match["self"]:
            return False
        rest = clause.text[match.end() :]
        return bool(_STATES_SOMETHING.match(rest)) and len(rest) > 1

    def _third_person(self, text: str, clauses: list[MessageClause]) -> tuple[str, ...]:
        """The words for the one whom a message of nobody else's own case asks about."""
        if not _ASKS_ABOUT_SOMEBODY.search(text):
            return ()
        if match := self._patterns.introduced.search(text):
            return self._names(match["who"]) or (match["who"],)
        for clause in clauses:
            match = self._patterns.subject.search(clause.text)
            if not match or not match["other"] or _IS_CALLED.search(clause.text, 0, match.start()):
                continue
            if not any(name in match[0] for name in _NEVER_APPLICANTS):
                return self._names(match[0])
        return ()

    def _names(self, words: str) -> tuple[str, ...]:
        found = [name for name in self._patterns.others if name in words]
        named = re.findall(r"[小老][一-鿿]|[一-鿿]工(?=[^一-鿿]|$)", words)
        return tuple(dict.fromkeys([*found, *named]))
