"""What a check came to, as HTML: a card, the conditions as a tree, the years as a picture, the routes side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guidance.documents.verdict_report import SIGNS, reason
from guidance.eligibility.closest_route import ClosestRoute
from guidance.eligibility.verdict import ConditionFinding, RouteStatus, Section, Service, Verdict
from guidance.rules.pack import Pack
from guidance.ui.clause_view import link_to
from guidance.ui.escape import as_html
from ingest.text.dates import say_day, say_span

_MARKS = {"met": "✓", "unmet": "✗", "unknown": "?"}
_WINDOW = {"before": "未开始", "open": "开放", "closed": "已截止"}


def headline(verdict: Verdict) -> str:
    """Return the verdict in one sentence."""
    match verdict.verdict:
        case "eligible":
            return f"按您填的情况，符合本通知的条件，可申报{verdict.title}"
        case "not_eligible":
            return "按您填的情况，不符合本通知的条件"
        case "refer":
            return "您的情况不按本通知办理，按其他规定办理"
    if verdict.missing:
        return f"还不能确定，还有 {len(verdict.missing)} 项情况会影响结论"
    return "通知没有写明这种情况，请向受理单位咨询"


def card(verdict: Verdict, pack: Pack) -> str:
    """Return the verdict with what decides it, the window, notes and whom to ask, as HTML."""
    rows = [f'<p class="headline">{as_html(headline(verdict))}</p>']
    rows += [f'<p class="fault">{as_html(each.told)}，请核对后改正。</p>' for each in verdict.contradictions]
    rows += _deciding(verdict, pack)
    if verdict.window:
        rows.append(_window(verdict))
    if verdict.notes:
        shown = "" if verdict.missing or verdict.verdict == "not_eligible" else " open"
        rows.append(_folded(f"请注意（{len(verdict.notes)}）", _list([note.text for note in verdict.notes]), shown))
    contact = pack.notice.contact
    rows.append(f'<p class="soft">拿不准的，请问{as_html(contact.office)}，电话 {as_html(contact.phone)}。</p>')
    return f'<div class="card {verdict.verdict}" role="status">{"".join(rows)}</div>'


def _deciding(verdict: Verdict, pack: Pack) -> Iterator[str]:
    """What decides: unmet conditions of everybody, the route met or nearest with its gap and day, the rest folded."""
    nearest, blocking = verdict.nearest, [c for c in verdict.conditions if c.status == "unmet"]
    if verdict.verdict in ("not_eligible", "refer") and blocking:
        yield _list([f"{c.text}：{c.why}" if c.why != c.text else c.text for c in blocking])
    if nearest is None or verdict.verdict == "refer" or verdict.excluded:
        return
    where = f"{as_html(nearest.route.text)}（{_clause(nearest.route.clause, pack)}）"
    if verdict.verdict == "eligible":
        yield f"<p>走的是：{where}</p>" + (f'<p class="soft">{as_html(nearest.years)}</p>' if nearest.years else "")
    elif verdict.verdict == "not_eligible" and nearest.route.status != "met":
        style = "soft" if nearest.full else "gap"
        yield f'<p>离得最近的途径：{where}</p>{_full(nearest)}<p class="{style}">{as_html(nearest.why)}</p>'
        rest = [route for route in verdict.routes if route.status == "unmet" and route.id != nearest.route.id]
        items = "".join(f"<li>{as_html(r.text)}（{_clause(r.clause, pack)}）：{as_html(r.why)}</li>" for r in rest)
        yield _folded(f"其余途径为什么不符合（{len(rest)}）", f"<ul>{items}</ul>") if rest else ""
    elif nearest.years:
        known = "年限够了" if nearest.enough else "年限还不够"
        yield f"<p>{known}：{as_html(nearest.years)}（{_clause(nearest.route.clause, pack)}）</p>"
        yield "" if nearest.enough else _full(nearest)


def _full(nearest: ClosestRoute) -> str:
    if not nearest.full:
        return ""
    gap, day = f"<strong>{nearest.gap}</strong>", f"<strong>{say_day(nearest.full)}</strong>"
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
    return "".join(_section(each, pack) for each in verdict.tree)


def routes(verdict: Verdict, pack: Pack) -> str:
    """Return the routes side by side, as HTML."""
    full = {each.route: say_day(each.full) for each in verdict.service}
    rows = "".join(_route(each, full.get(each.id, "—"), pack) for each in verdict.routes)
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


def _route(route: RouteStatus, full: str, pack: Pack) -> str:
    why = f'<span class="why">{as_html(route.why)}</span>' if route.why else ""
    return (
        f'<tr><th scope="row">{as_html(route.text)} {_clause(route.clause, pack)}{why}</th>'
        f'<td data-label="可申报">{as_html(route.title)}</td><td data-label="年限满足">{full}</td>'
        f'<td data-label="结论">{_mark(route.status)}{SIGNS[route.status]}</td></tr>'
    )


def _section(section: Section, pack: Pack) -> str:
    shown = " open" if section.status == "unmet" and not section.clause else ""
    clause = f" {_clause(section.clause, pack)}" if section.clause else ""
    items = "".join(_finding(each, pack) for each in section.findings)
    return (
        f'<details class="part"{shown}><summary>{_mark(section.status)}{as_html(section.text)}</summary>'
        f'{clause}<ul class="tree">{items}</ul></details>'
    )


def _finding(finding: ConditionFinding, pack: Pack) -> str:
    """A condition; what is inside it is folded away."""
    inside = "".join(_finding(each, pack) for each in finding.children)
    why = f'<span class="why">{as_html(reason(finding))}</span>' if reason(finding) else ""
    clause = _clause(finding.clause, pack) if finding.clause else ""
    more = f"<details><summary>细项</summary><ul>{inside}</ul></details>" if inside else ""
    return f"<li>{_mark(finding.status)}<span>{as_html(finding.text)} {clause}{why}{more}</span></li>"


def _mark(status: str) -> str:
    return f'<span class="mark {status}" role="img" aria-label="{SIGNS[status]}">{_MARKS[status]}</span>'


def _clause(id: str, pack: Pack) -> str:
    label = pack.notice.by_id[id].label
    return f'<a class="clause-link" href="{as_html(link_to(id))}" target="_blank">{as_html(label)}</a>'


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{as_html(item)}</li>' for item in items)}</ul>"
