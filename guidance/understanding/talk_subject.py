"""What a talk is about, so that a message without a subject of its own can be read."""

from __future__ import annotations

from dataclasses import dataclass

from guidance.reply import Reply, SentenceKind


@dataclass(frozen=True)
class TalkSubject:
    """What was spoken of last, as plain data; empty at the beginning of a talk.

    `question` is the last question, in full. `clauses` are the ids of the clauses that answered it, best first, and
    `beside` of those shown beside them; both are empty after a refusal. `is_case` says that the answer was a verdict
    on an applicant's own case.
    """

    question: str = ""
    clauses: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    is_case: bool = False


NO_SUBJECT = TalkSubject()


def subject_after(question: str, reply: Reply) -> TalkSubject:
    """Return the subject of a talk in which `question`, in full, was just answered by `reply`."""
    is_case = reply.kind == "check"
    if reply.kind == "clarify" or (reply.kind == "refuse"):
        return TalkSubject(question)
    answering = [s for s in reply.sentences if is_case or s.kind is SentenceKind.ANSWER]
    places = list(dict.fromkeys(at for sentence in answering for at in sentence.cites))
    ids = [citation.id for citation in reply.citations]
    others = [id for at, id in enumerate(ids) if at not in places]
    return TalkSubject(question, tuple(ids[at] for at in places), tuple(others), is_case)
