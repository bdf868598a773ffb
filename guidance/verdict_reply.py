"""A verdict → what is said of it in the talk: what was understood, how it stands, and one next question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from guidance.compose import short
from guidance.eligibility import Verdict, check
from guidance.eligibility.verdict import ConditionStatus, RouteStatus
from guidance.facts import Facts
from guidance.model import Citation, Reply, Sentence
from guidance.office import Office
from guidance.quoting import cite
from guidance.replies import Replies
from guidance.rules import Pack
from ingest.notice_parts import Notice

KEPT = 2  # clauses of the look-up that stay in front of the verdict
SHOWN = 3  # unmet conditions that the talk names; the page shows all


def verdict_reply(
    pack: Pack, facts: Facts, today: date, office: Office, looked_up: Reply, case: Any
) -> tuple[Verdict, Reply]:
    """Return the verdict and the reply that tells it, behind the clauses that answer the message itself."""
    verdict = check(pack, facts, today)
    notice, replies = office.notice(verdict.notice), office.replies
    sentences, cited = _kept(looked_up, case.answered)
    if case.facts:
        sentences.append(Sentence(_understood(pack, facts, case, replies)))
    sentences += [Sentence(replies.say("fault", what=fault)) for fault in case.faults]
    sentences += _standing(verdict, notice, cited, replies)
    asks = verdict.next_questions[:1] if verdict.verdict == "unknown" else ()
    sentences += [Sentence(pack.vocabulary[fact].question) for fact in asks]
    options = tuple(pack.vocabulary[fact].answers.values() for fact in asks)
    reply = Reply(
        "check",
        tuple(sentences),
        tuple(cited),
        (notice.id,),
        tuple(options[0])[:8] if options else (),
        dict(case.facts),
        asks,
        verdict.as_json(),
    )
    return verdict, reply


def which_notice(looked_up: Reply, notices: Sequence[Notice], replies: Replies) -> Reply:
    """Return the question back which notice the case is to be held against."""
    options = tuple(short(n) for n in notices)
    sentences, cited = _kept(looked_up, False)
    sentences.append(Sentence(replies.say("check_which")))
    return replace(looked_up, kind="clarify", sentences=tuple(sentences), citations=tuple(cited), options=options)


def closed_case(reply: Reply, verdict: Verdict, office: Office) -> Reply:
    """Return the reply with the word that the window is closed, where it is."""
    if not verdict.window or verdict.window.state != "closed":
        return reply
    return replace(reply, sentences=(*reply.sentences, Sentence(office.replies.say("check_closed"))))


def _kept(looked_up: Reply, answered: bool) -> tuple[list[Sentence], list[Citation]]:
    """The part of the look-up worth keeping: nothing when the message only answered a question."""
    if answered or looked_up.kind == "refuse":
        return [], []
    cited = list(looked_up.citations[:KEPT])
    leads = {s.cites: s for s in reversed(looked_up.sentences) if s.cites and max(s.cites) < len(cited)}
    return [s for s in looked_up.sentences if s in leads.values()], cited


def _understood(pack: Pack, facts: Facts, case: Any, replies: Replies) -> str:
    told = "；".join(
        f"{pack.vocabulary[id].label}：{pack.vocabulary[id].say(value)}" for id, value in facts.values.items()
    )
    changed = "、".join(pack.vocabulary[id].label for id in case.changed if id in facts.values)
    return replies.say("understood", told=told) + (replies.say("changed", what=changed) if changed else "")


def _standing(verdict: Verdict, notice: Notice, cited: list[Citation], replies: Replies) -> list[Sentence]:
    """How the case stands: the verdict in a sentence, then what is not met, each on its clause."""
    said = replies.say(f"verdict_{verdict.verdict}", name=short(notice), title=verdict.title or "")
    sentences = [Sentence(said)]
    for each in (*_unmet(verdict), *_spoken_of(verdict, cited)):
        label = notice.clause(each.clause).label
        sentences.append(Sentence(f"{label}：{each.why}。", (_place(each.clause, notice, cited),)))
    sentences += [Sentence(note) for note in verdict.notes[:2] if verdict.verdict == "refer"]
    return sentences


def _unmet(verdict: Verdict) -> list[ConditionStatus]:
    """The conditions of every route that decide against the applicant, or send the case elsewhere."""
    if verdict.verdict not in ("not_eligible", "refer"):
        return []
    return [c for c in verdict.conditions if c.status == "unmet"][:SHOWN]


def _spoken_of(verdict: Verdict, cited: Sequence[Citation]) -> list[RouteStatus]:
    """The route that the message spoke of, where it is not met; else, where no route is, the one that lacks least."""
    unmet = [r for r in verdict.routes if r.status == "unmet"]
    spoken = [r for r in unmet if r.clause in {c.id for c in cited}]
    if spoken or verdict.verdict != "not_eligible" or len(unmet) < len(verdict.routes) or _unmet(verdict):
        return spoken[:1]
    return sorted(unmet, key=lambda r: len(r.why))[:1]


def _place(clause: str, notice: Notice, cited: list[Citation]) -> int:
    """The position of the clause among the citations, added when it is not there yet."""
    at = next((i for i, c in enumerate(cited) if c.id == clause), None)
    if at is None:
        cited.append(cite(notice.clause(clause), notice))
        at = len(cited) - 1
    return at
