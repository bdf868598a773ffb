"""A draft as questions.draft.yaml beside the notice: an editor moves what is right to its questions.yaml."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guidance.question_drafts.draft_questions import ORIGIN, QuestionDraft
from ingest.errors import AssistantError
from ingest.notices.notice import Notice
from ingest.staff_files.atomic_write import write_whole
from ingest.text.normalise import without_markup

NAME = "questions.draft.yaml"
_SHOWN = 60  # characters of a clause
_HEAD = """\
# {name} 的群众问法草稿，还没有生效：每一句问出来，都由写着的那一条回答。逐句核对，对的移到同一文件夹的 questions.yaml。
# 问法取自别的通知里相近的条款和 knowledge/question_frames.yaml；不像人问的、答非所问的，删掉。
"""


class QuestionsNotDraftedError(AssistantError):
    """A draft of questions that cannot be written; the message is one line of Chinese with the way out."""


def question_draft_path(notice: Notice) -> Path:
    """Return where the draft for a notice lies; no loader reads it there."""
    return notice.folder / NAME


def write_question_draft(draft: QuestionDraft, notice: Notice) -> Path:
    """Write the draft whole and return where; one that an editor changed stays, and QuestionsNotDraftedError tells."""
    if not draft.questions:
        raise QuestionsNotDraftedError(f"{notice.id}：没有合适的问法可以起草，没有写草稿，请手工添加")
    path, content = question_draft_path(notice), draft_text(draft, notice).encode()
    if path.exists() and path.read_bytes() != content:
        raise QuestionsNotDraftedError(f"已有草稿 {path}，不会覆盖；请先改名或移走")
    write_whole(path, content)
    return path


def draft_text(draft: QuestionDraft, notice: Notice) -> str:
    """Return the file that holds the draft, in the form of a questions.yaml, each question under its clause's words."""
    return "".join([_HEAD.format(name=notice.name), *_items(draft), *_without(draft)])


def draft_object(draft: QuestionDraft) -> dict[str, Any]:
    """Return the draft as an object for JSON: the questions, how many were tried and found, clauses without one."""
    questions = [{"text": question.text, "clause": question.clause.number} for question in draft.questions]
    without = [clause.number for clause in draft.without]
    return {
        "notice": draft.notice,
        "questions": questions,
        "tried": draft.tried,
        "found": draft.found,
        "without": without,
    }


def _items(draft: QuestionDraft) -> Iterator[str]:
    clause = ""
    for number, question in enumerate(draft.questions, 1):
        if question.clause.id != clause:
            clause = question.clause.id
            yield f"\n# {question.clause.label}　{_shown(question.clause.words)}\n"
        yield f"- id: d{number:04}\n  text: {_quoted(question.text)}\n"
        yield f"  clauses: [{_quoted(question.clause.number)}]\n  from: {ORIGIN}\n"


def _without(draft: QuestionDraft) -> Iterator[str]:
    if draft.without:
        yield "\n# 还没有问法的条款：\n"
    for clause in draft.without:
        yield f"# {clause.label}　{_shown(clause.words)}\n"


def _quoted(text: str) -> str:
    """The text as YAML reads it whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _shown(words: str) -> str:
    line = without_markup(words)
    return line[:_SHOWN] + ("…" if len(line) > _SHOWN else "")
