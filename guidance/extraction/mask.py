"""A message → what it tells of the applicant: everything else is blanked out, and every offset stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidance.extraction.extraction_result import MessageClause, Span
from guidance.extraction.general_questions import GeneralQuestions
from guidance.extraction.modality import ModalityPatterns, modality_of
from guidance.extraction.subjects import SubjectPatterns, Subjects

BLANK = "\n"
_HAN = "一-鿿"
_LABELS = """
    时间 单位 情况 学历 职称 论文 专利 年限 地点 学位 身份 专业 硕士 博士 本科
    大专 中专 著作 标准 报告 毕业 程师 合同 处分 考核 日期 证书 件数 篇数 项数 利数 文数
"""
_NO_LABEL = "".join(f"(?<!{label})" for label in _LABELS.split())  # 学历：本科 is one breath
_CLAUSE_END = re.compile(
    rf"[,;。!?…~\n\r\t—]+|\.(?!\d)|{_NO_LABEL}:|(?<=[{_HAN}]) +(?=[{_HAN}])"
    r"|(?<=[吗么呢吧])(?=我|本人)|(?<=.)(?=但是|但(?!凡)|不过(?!关)|可是|而且|另外|后来|然后|并且|不是(?=我|本|什))"
    r"|(?<=[士科专生师])(?=我(?:本|大|硕|博|是|才|自己|就))"
    r"|(?<=高工|职称|程师|初定|条件|资格)(?=我(?:是|有|在|的|本|大|没|现|已|一直|学历|工程师|[12一二]))"
)
_SENTENCE_END = re.compile(r"[;。!?\n]")
_ASKS_WHETHER = re.compile(r"(?:能|可以|可不可以|够|想|打算|准备)(?!.*几年)")
_TWO_CLAUSES = re.compile(r"[^\s,;。].*[,;。].*[^\s,;。?!]", re.DOTALL)
_COACHED = re.compile(
    r"(?:徒弟|学生|选手|学员|弟子).*(?:大赛|世赛|竞赛)|(?:大赛|世赛|竞赛).*(?:徒弟|学生|选手|学员|弟子)"
)
_SEVERAL_PEOPLE = re.compile(
    r"(?:我们|咱们?|公司|单位|厂|部门|车间|科室)[^,;。!?]{0,8}?(?:[2-9]|[1-9]\d|[两俩三四五六七八九十几])(?:个|名|位)(?:人|同事|员工|职工|同志|工程师|技术员)"
    r".*?(?:一|1|另一?|两|2|三|3)个.*(?:一|1|另一?|两|2|三|3)个"
    r"|(?:[2-9]|[1-9]\d|[两俩三四五六七八九十几])(?:个|名|位).*(?:他|她)们",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class MaskedMessage:
    """A message in which all that tells nothing of the applicant is blanked out, beside the whole of it.

    `applicant_words` are the words for the applicant where that is not the speaker; `unfinished` are the clauses that
    tell of something begun and not finished.
    """

    masked_text: str
    full_text: str
    applicant_words: tuple[str, ...]
    unfinished: tuple[Span, ...] = ()

    @property
    def tells_nothing(self) -> bool:
        """Whether nothing of the message is about the applicant."""
        return not self.unfinished and not self.masked_text.strip()

    @property
    def tells_all(self) -> bool:
        """Whether all of the message but its pauses is about the applicant."""
        return all(
            shown != BLANK or not char.isalnum() for shown, char in zip(self.masked_text, self.full_text, strict=True)
        )


def mask_message(
    message: str,
    subject_patterns: SubjectPatterns,
    modality_patterns: ModalityPatterns,
    applicant_words: tuple[str, ...],
    known: bool,
    general: GeneralQuestions,
) -> MaskedMessage:
    """Return the folded `message` with only what it tells of the applicant.

    `applicant_words` are those of an earlier turn; `known` says that facts are known already. Nothing is left of
    bare words, which are looked up, of a message about several people, and of a question about what is required of
    anybody.
    """
    clauses = split_clauses(message)
    subjects = Subjects(message, clauses, subject_patterns, applicant_words, known)
    visible = [BLANK] * len(message)
    personal = known or bool(subjects.applicant_words)
    supposed, own, sentence = False, False, 0
    unfinished: list[Span] = []
    for clause, of_other in zip(clauses, subjects.in_passing(clauses), strict=True):
        if clause.sentence != sentence:
            supposed, own, sentence = False, False, clause.sentence
        if of_other and not (_COACHED.search(clause.text) and "教练" in message):
            supposed = supposed or modality_patterns.supposed.search(clause.text) is not None
            continue
        found = modality_of(clause, modality_patterns, supposed, own or bool(subjects.applicant_words))
        supposed, own, personal = found.supposed, own or found.personal, personal or found.personal
        unfinished += [(clause.start, clause.end)] if found.unfinished else []
        for start, end in _visible_spans(clause, subjects, (clause.start + found.start, clause.start + found.end)):
            visible[start:end] = message[start:end]
    of_anybody = not subjects.applicant_words and general.is_general(message, modality_patterns.own)
    told = personal or _ASKS_WHETHER.search(message) or _TWO_CLAUSES.search(message)
    if of_anybody or _SEVERAL_PEOPLE.search(message) or not told:
        visible = [BLANK] * len(message)
    return MaskedMessage("".join(visible), message, subjects.applicant_words, tuple(unfinished))


def _visible_spans(clause: MessageClause, subjects: Subjects, stated: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """What of a clause is stated; of one that asks for somebody (替我儿子问), who that is and what follows."""
    frame = subjects.frame
    if not frame or not clause.start <= frame.start() < clause.end:
        yield stated
        return
    yield frame.span("who")
    if clause.end > frame.end():
        yield frame.end(), clause.end


def split_clauses(text: str) -> list[MessageClause]:
    """Return the clauses of the folded `text` in order, without the pauses between them."""
    return list(_clauses(text))


def _clauses(text: str) -> Iterator[MessageClause]:
    start, sentence = 0, 0
    for pause in _CLAUSE_END.finditer(text):
        if start < pause.start():
            yield MessageClause(text[start : pause.start()], start, sentence, "?" in pause[0])
        start = pause.end()
        sentence += bool(_SENTENCE_END.search(pause[0]))
    if start < len(text):
        yield MessageClause(text[start:], start, sentence, False)
