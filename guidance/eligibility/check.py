"""check(pack, facts, today) → Verdict: a pure function; it knows no clock, network, index or model."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.decision_diagram import MET, OPEN, REFER, UNMET
from guidance.eligibility.earliest import earliest
from guidance.eligibility.evaluation import Evaluated, View, keep, look, single, why
from guidance.eligibility.notes import notes_for
from guidance.eligibility.question_order import still_asked
from guidance.eligibility.verdict import STATUS, ConditionStatus, RouteStatus, Verdict, WindowState
from guidance.facts.applicant_facts import Facts

if TYPE_CHECKING:
    from guidance.rules.pack import Pack

_NAMES = {UNMET: "not_eligible", OPEN: "unknown", MET: "eligible", REFER: "refer"}


def check(pack: Pack | CheckModel, facts: Facts, today: date) -> Verdict:
    """Return whether the conditions of the pack's notice are met by what is known, and what is still to be asked.

    The verdict depends on `pack` and `facts` alone; `today` only tells whether applications are being taken.
    """
    model = pack if isinstance(pack, CheckModel) else _model(pack)
    view = look(model, facts)
    outcome, missing = decide(view)
    window = window_of(model, today)
    return Verdict(
        notice=model.notice,
        verdict=_NAMES[outcome],
        title=_title(view) if outcome == MET else None,
        routes=tuple(_routes(view)),
        conditions=tuple(_conditions(view)),
        missing=missing,
        earliest=None if outcome == REFER else earliest(view),
        notes=notes_for(view, _NAMES[outcome], bool(missing), window),
        window=window,
        view=view,
    )


def decide(view: View) -> tuple[int, tuple[str, ...]]:
    """Return the outcome and, where facts can still change it, which, the most useful first."""
    model = view.model
    outcomes = model.diagrams.outcomes(model.verdict, view.masks)
    if outcomes & (outcomes - 1) == 0:
        return single(outcomes), ()
    asked = still_asked(model.diagrams, model.verdict, view.masks, model.axes)
    return OPEN, tuple(model.axes[at].fact for at in asked)


def window_of(model: CheckModel, today: date) -> WindowState | None:
    """Return when applications are taken, on line where there is a choice; None where the notice does not say."""
    if not model.windows:
        return None
    opens, closes = model.windows[0]
    return WindowState(opens, closes, "before" if today < opens else "closed" if today > closes else "open")


def _model(pack: Pack) -> CheckModel:
    from guidance.eligibility.build_model import model_of

    return model_of(pack)


def _routes(view: View) -> list[RouteStatus]:
    raw = view.raw
    return [judged.shown.get(judged.key(raw)) or _route(judged, view) for judged in view.of("routes")]


def _route(judged: Evaluated, view: View) -> RouteStatus:
    head = judged.part.heading
    clause, reason = f"{view.model.notice}#{head.clause}", why(judged, view)
    shown = RouteStatus(head.id, clause, STATUS[judged.status], head.title, head.text, reason)
    keep(judged.shown, judged.key(view.raw), shown)
    return shown


def _conditions(view: View) -> list[ConditionStatus]:
    found, raw = [], view.raw
    for name in ("scope", "refer", "requirements"):
        for judged in view.of(name):
            found += judged.shown.get(judged.key(raw)) or _condition(judged, view)
    return found


def _condition(judged: Evaluated, view: View) -> list[ConditionStatus]:
    head, status, reason = judged.part.heading, STATUS[judged.status], why(judged, view)
    shown = [
        ConditionStatus(f"{view.model.notice}#{number}", status, head.text, reason, head.quote)
        for number in (head.clause, *head.also)
    ]
    keep(judged.shown, judged.key(view.raw), shown)
    return shown


def _title(view: View) -> str:
    """The highest title for certain; where facts only leave open by which route, the lowest of those possible."""
    routes = [(each.part.heading, each.status) for each in view.of("routes")]
    met = [head for head, status in routes if status == MET]
    if met:
        return max(met, key=lambda head: head.rank).title
    return min((head for head, status in routes if status != UNMET), key=lambda head: head.rank).title
