"""What a check came to, as HTML: a card, the conditions as a tree, the years as a picture, the routes side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guidance.eligibility.closest_route import ClosestRoute, closest_route
from guidance.eligibility.explanation_tree import ConditionFinding, Section, explanation
from guidance.eligibility.service_years import Service, services
from guidance.eligibility.verdict import RouteStatus, Verdict
from guidance.eligibility.verdict_words import VerdictWords
from guidance.rules.pack import Pack
from guidance.ui.clause_view import link_to
from guidance.ui.escape import as_html
from ingest.text.dates import say_day, say_span

_MARKS = {"met": "✓", "unmet": "✗", "unknown": "?"}
_WINDOW = {"before": "未开始", "open": "开放", "closed": "已截止"}


def card(verdict: Verdict, pack: Pack) -> str:
    """Return the verdict with what decides it, the window, notes and whom to ask, as HTML."""
    words = VerdictWords(verdict)
    rows = [f'<p class="headline">{as_html(words.headline())}</p>']
    faults = [words.note(note) for note in verdict.notes if note.kind == "contradiction"]
    rows += [f'<p class="fault">{as_html(fault)}。</p>' for fault in faults]
    rows += _deciding(verdict, pack, words)
    if verdict.window:
        rows.append(_window(verdict))
    if verdict.notes:
        shown = "" if verdict.missing or verdict.verdict == "not_eligible" else " open"
        rows.append(
            _folded(f"请注意（{len(verdict.notes)}）", _list([words.note(note) for note in verdict.notes]), shown)
        )
    contact = pack.notice.contact
    rows.append(f'<p class="soft">拿不准的，请问{as_html(contact.office)}，电话 {as_html(contact.phone)}。</p>')
    return f'<div class="card {verdict.verdict}" role="status">{"".join(rows)}</div>'


def _deciding(verdict: Verdict, pack: Pack, words: VerdictWords) -> Iterator[str]:
    """What decides: unmet conditions of everybody, the route met or nearest with its gap and day, the rest folded."""
    nearest, blocking = closest_route(verdict), [c for c in verdict.conditions if c.status == "unmet"]
    if verdict.verdict in ("not_eligible", "refer") and blocking:
        reasons = [(c.text, words.why(c.reasons)) for c in blocking]
        yield _list([f"{text}：{why}" if why != text else text for text, why in reasons])
    if nearest is None or verdict.verdict == "refer" or verdict.excluded:
        return
    where = f"{as_html(nearest.route.text)}（{_clause(nearest.route.clause, pack)}）"
    if verdict.verdict == "eligible":
        yield f"<p>走的是：{where}</p>" + (
            f'<p class="soft">{as_html(words.reason(nearest.years))}</p>' if nearest.years else ""
        )
    elif verdict.verdict == "not_eligible" and nearest.route.status != "met":
        style = "soft" if nearest.full else "gap"
        why = as_html(words.why(nearest.reasons))
        yield f'<p>离得最近的途径：{where}</p>{_full(nearest)}<p class="{style}">{why}</p>'
        rest = [route for route in verdict.routes if route.status == "unmet" and route.id != nearest.route.id]
        items = "".join(
            f"<li>{as_html(r.text)}（{_clause(r.clause, pack)}）：{as_html(words.why(r.reasons))}</li>" for r in rest
        )
        yield _folded(f"其余途径为什么不符合（{len(rest)}）", f"<ul>{items}</ul>") if rest else ""
    elif nearest.years:
        known = "年限够了" if nearest.years_full else "年限还不够"
        yield f"<p>{known}：{as_html(words.reason(nearest.years))}（{_clause(nearest.route.clause, pack)}）</p>"
        yield "" if nearest.years_full else _full(nearest)


def _full(nearest: ClosestRoute) -> str:
    service = nearest.service
    if not service:
        return ""
    gap, day = f"<strong>{say_span(service.until, service.full)}</strong>", f"<strong>{say_day(service.full)}</strong>"
    return f"<p>还差 {gap}，年限最早在 {day} 满，到时请看当年的通知。</p>"


def _window(verdict: Verdict) -> str:
    window = verdict.window
    span = f"{say_day(window.opens)}至{say_day(window.closes)}"
    shut = " shut" if window.state == "closed" else ""
    wait = "，现在要申报请等下一次通知" if window.state == "closed" else ""
    return f'<p>申报时间：{span} <strong class="tag{shut}">{_WINDOW[window.state]}</strong>{wait}</p>'


def _folded(name: str, inside: str, shown: str = "") -> str:
    return f"<details{shown}><summary>{as_html(name)}</summary>{inside}</details>"


def tree(verdict: Verdict, pack: Pack) -> str:
    """Return every condition with its mark, reason and clause, part by part, as HTML."""
    words = VerdictWords(verdict)
    return "".join(_section(each, pack, words) for each in explanation(verdict))


def routes(verdict: Verdict, pack: Pack) -> str:
    """Return the routes side by side, as HTML."""
    full = {each.route: say_day(each.full) for each in services(verdict)}
    words = VerdictWords(verdict)
    rows = "".join(_route(each, full.get(each.id, "—"), pack, words) for each in verdict.routes)
    head = "".join(f'<th scope="col">{name}</th>' for name in ("途径", "可申报", "年限满足", "结论"))
    return f'<table class="routes"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def timeline(service: Service, pack: Pack) -> str:
    """Return the years served and the years asked for as two bars on one scale, as HTML."""
    last = max(service.full, service.until)
    whole = max((last - service.start).days, 1)
    had = say_span(service.start, service.until) or "不到1天"
    served = _bar(f"到截止日有 {had}", service.start, service.until, whole, "served")
    asked = _bar(f"要求 {service.years}年", service.start, service.full, whole, "asked")
    enough = "够" if service.full <= service.until else "不够"
    words = f"{service.event}起算，到{say_day(service.until)}，要求满{service.years}年：{enough}"
    return (
        f'<figure class="timeline"><div aria-hidden="true">{served}{asked}</div><figcaption>{as_html(words)}，'
        f"满{service.years}年的日子是{say_day(service.full)}（{_clause(service.clause, pack)}）</figcaption></figure>"
    )


def _bar(name: str, start: date, end: date, whole: int, kind: str) -> str:
    share = f"{max((end - start).days, 0) / whole * 100:.2f}%"
    return (
        f'<p class="bar-name">{name}</p><div class="track {kind}"><span style="width:{share}"></span></div>'
        f'<p class="ends" style="width:max({share}, 14em)"><span>{say_day(start)}</span><span>{say_day(end)}</span></p>'
    )


def _route(route: RouteStatus, full: str, pack: Pack, words: VerdictWords) -> str:
    why = f'<span class="why">{as_html(words.why(route.reasons))}</span>'
    return (
        f'<tr><th scope="row">{as_html(route.text)} {_clause(route.clause, pack)}{why}</th>'
        f'<td data-label="可申报">{as_html(route.title)}</td><td data-label="年限满足">{full}</td>'
        f'<td data-label="结论">{_mark(route.status, words)}{words.status(route.status)}</td></tr>'
    )


def _section(section: Section, pack: Pack, words: VerdictWords) -> str:
    shown = " open" if section.status == "unmet" and not section.clause else ""
    clause = f" {_clause(section.clause, pack)}" if section.clause else ""
    items = "".join(_finding(each, pack, words) for each in section.findings)
    text = as_html(words.section(section))
    return (
        f'<details class="part"{shown}><summary>{_mark(section.status, words)}{text}</summary>'
        f'{clause}<ul class="tree">{items}</ul></details>'
    )


def _finding(finding: ConditionFinding, pack: Pack, words: VerdictWords) -> str:
    """A condition; what is inside it is folded away."""
    inside = "".join(_finding(each, pack, words) for each in finding.children)
    reason = words.why_in_tree(finding)
    why = f'<span class="why">{as_html(reason)}</span>' if reason else ""
    clause = _clause(finding.clause, pack) if finding.clause else ""
    more = f"<details><summary>细项</summary><ul>{inside}</ul></details>" if inside else ""
    return f"<li>{_mark(finding.status, words)}<span>{as_html(finding.text)} {clause}{why}{more}</span></li>"


def _mark(status: str, words: VerdictWords) -> str:
    return f'<span class="mark {status}" role="img" aria-label="{words.status(status)}">{_MARKS[status]}</span>'


def _clause(id: str, pack: Pack) -> str:
    label = pack.notice.by_id[id].label
    return f'<a class="clause-link" href="{as_html(link_to(id))}" target="_blank">{as_html(label)}</a>'


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{as_html(item)}</li>' for item in items)}</ul>"
