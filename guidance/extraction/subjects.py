"""Whom each clause speaks of: the applicant, who need not be the speaker, or somebody in passing."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from guidance.extraction.extraction_result import MessageClause
from guidance.extraction.fact_wording import Lexicon

_AFTER_NAME = r"(?=[,;。!?:的是在说问他她本大中硕博专工助拿评取毕职签已也 \d一二今去现想能要]|$)"
_FOR_ME = re.compile(r"(?:跟|和|与|给|为|替|让|叫|帮|说|问)(?:我|本人)|合同|社保")
_IS = re.compile("是[^是问让给帮替]{2,}$")  # 是一家企业的职工: what the subject is, nobody else
_STATES = re.compile(
    r"^(?!们)(?:自己|本人|呢|就|也|还|才|现在|目前|都|又|早)*(?!是(?:hr|人事|人力|办公室|经办|单位的|公司的|负责)|想问|想咨询|想了解|想知道|想请教|替|帮|给|问|们|家|爸|妈|哥|弟|姐|妹|的?同)"
)


@functools.lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    spec = lexicon.wording.people
    own = "|".join(spec.self)
    named = (
        rf"(?:[小老][{spec.surnames}](?:师傅|工|总)?|(?<![一-鿿])[{spec.surnames}](?:师傅|工|经理|主任)){_AFTER_NAME}"
    )
    others = "|".join(sorted(spec.others, key=len, reverse=True))
    free = rf"(?<!是)(?<!企业)(?<!正式)(?<!在职)(?:{others})(?!组|医保|大学|大会|(?<=下属)(?:的|企业|单位|公司|厂))"
    above = "|".join(spec.above)
    ours = rf"(?:{own})们?(?:这边|这里|那边)?[^,是跟和与想比被让请给]{{0,8}}?"
    someone = (
        rf"(?:{ours})?(?:{free}|{named})|{ours}(?:{above})(?!部门|单位)|(?<![一-鿿])(?:{above}|有人|别人)(?!部门|单位)"
    )
    subject = re.compile(
        rf"(?P<other>{someone})|(?P<pronoun>{'|'.join(spec.pronouns)})|(?P<we>(?:我|咱|俺)们)|(?P<self>{own})"
    )
    frame = re.compile(
        rf"(?:替|帮忙给|帮|给|代)(?P<who>(?:(?!问|咨询|打听)[^,;。!?]){{0,16}}?(?:{free}|{above}|{named}|[{spec.surnames}](?:师傅|工|经理|主任))[^,;。!?]{{0,6}}?)(?:来|想)?(?:问|咨询|打听|了解|看看|查)"
    )
    brought = re.compile(
        rf"(?:有|来了|新来|手下|带了)(?:这么)?(?:一?[个名位])[^,;。!?是]{{0,10}}?(?P<who>{free}|{named}|技术员|工程师|老师傅|人)"
    )
    return subject, frame, brought


class Subjects:
    """The people of one message, and which of them is the applicant."""

    def __init__(
        self, text: str, clauses: list[MessageClause], lexicon: Lexicon, about: tuple[str, ...], known: bool
    ) -> None:
        self._subject, frame, brought = _patterns(lexicon)
        self._others = (*lexicon.wording.people.others, *lexicon.wording.people.above)
        self.frame = frame.search(text)
        self.about = tuple(about)
        self._speaker = self._speaks(clauses)
        if self.frame:
            self.about = self._names(self.frame["who"])
        elif not self.about and not known and not self._speaker:
            self.about = self._third(text, clauses, brought)

    def others(self, clauses: Iterable[MessageClause]) -> list[bool]:
        """Return for each clause whether it speaks of somebody who is not the applicant."""
        passing, current, sentence = [], False, 0
        for clause in clauses:
            if clause.sentence != sentence:
                current, sentence = False, clause.sentence
            current = self._other(clause, current)
            passing.append(current)
        return passing

    def _other(self, clause: MessageClause, current: bool) -> bool:
        if self.frame and clause.start < self.frame.end() and clause.end > self.frame.start():
            return False
        match = self._subject.search(clause.text)
        if not match or (match["other"] and _IS.search(clause.text, 0, match.start())):
            return current
        if match["other"]:
            return not any(name in match[0] for name in self.about) and not _FOR_ME.search(clause.text, match.end())
        if match["pronoun"]:
            return not self.about and (current or self._speaker or match[0] in ("人家", "他们", "她们"))
        if match["we"]:
            return False
        return bool(self.about) and clause.text.startswith(match[0])

    def _speaks(self, clauses: list[MessageClause]) -> bool:
        """Whether some clause has the speaker as its subject."""
        for clause in clauses:
            match = self._subject.search(clause.text)
            if (
                match
                and match["self"]
                and _STATES.match(clause.text[match.end() :])
                and len(clause.text) > match.end() + 1
            ):
                return True
        return False

    def _third(self, text: str, clauses: list[MessageClause], brought: re.Pattern[str]) -> tuple[str, ...]:
        if not re.search(r"[能可行够算?报评]|吗|怎么|咋|给不给|初定|高工|职称|hr|人事", text):
            return ()
        if match := brought.search(text):
            return self._names(match["who"]) or (match["who"],)
        for clause in clauses:
            match = self._subject.search(clause.text)
            if (
                match
                and match["other"]
                and not any(name in match[0] for name in ("师傅", "师父", "科长", "领导", "老板", "有人", "别人"))
            ):
                return self._names(match[0])
        return ()

    def _names(self, words: str) -> tuple[str, ...]:
        found = [name for name in self._others if name in words]
        named = re.findall(r"[小老][一-鿿]|[一-鿿]工(?=[^一-鿿]|$)", words)
        return tuple(dict.fromkeys([*found, *named]))
