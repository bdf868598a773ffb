"""A verdict as HTML."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.explanation_tree import read_by
from guidance.eligibility.service_years import services
from guidance.eligibility.verdict import Verdict
from guidance.eligibility.verdict_words import VerdictWords
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from guidance.rules.pack import Pack
from guidance.ui.next_question import reasons
from guidance.ui.verdict_view import card, routes, service_bars, tree
from tests.guidance.applicants import ENGINEER

DAY = date(2026, 1, 2)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("lyg-2024-14")


def verdict_of(pack: Pack, **facts: Any) -> Verdict:
    return check(build_model(pack, load_replies()), pack.vocabulary.parse(facts, DAY), DAY)


def test_an_exclusion_is_named_with_its_reason_and_the_closed_window(pack: Pack):
    verdict = verdict_of(pack, employment_status="retired")
    assert VerdictWords(verdict).headline() == "按您填的情况，您不符合这份通知的条件"
    shown = card(verdict, pack, DAY)
    assert "离退休" in shown
    assert '<strong class="tag shut">已截止</strong>' in shown


def test_an_open_case_says_how_much_is_still_open(pack: Pack):
    verdict = verdict_of(pack)
    assert VerdictWords(verdict).headline() == "还不能确定，大约还要答 13 题" and len(verdict.missing) == 38


def test_a_no_tells_the_nearest_route_and_its_gap_and_no_day_in_the_past_as_one_to_come(pack: Pack):
    shown = card(verdict_of(pack, **ENGINEER | {"title_date": "2019-06-10"}), pack, DAY)
    assert "最接近的是：本科学历或学士学位" in shown and "还差 <strong>5个月10天</strong>" in shown
    assert "年限到2024年6月10日已经满了，但这次只算到2023年12月31日" in shown and "博士" not in shown


def test_a_month_tells_between_which_days_the_years_are_full(pack: Pack):
    facts = ENGINEER | {"title_date": "2022-12"}
    shown = card(verdict_of(pack, **facts), pack, DAY)
    assert "年限要到2027年12月1日至12月31日之间才满，到时请看当年的通知" in shown and "还差" not in shown
    bars = service_bars(services(verdict_of(pack, **facts))[0], pack)
    assert "到截止日大约有 1年" in bars and "2027年12月1日至12月31日之间" in bars


def test_a_route_that_is_met_shows_its_years_though_only_the_month_is_known(pack: Pack):
    verdict = verdict_of(pack, **ENGINEER | {"title_date": "2018-06"})
    assert verdict.verdict == "eligible" and verdict.earliest is None
    assert "要满5年：够" in service_bars(services(verdict)[0], pack)
    assert "2023年6月1日至6月30日之间" in routes(verdict, pack)


def test_a_yes_tells_by_which_route_and_that_the_window_is_closed(pack: Pack):
    shown = card(verdict_of(pack, **ENGINEER), pack, DAY)
    assert "符合的是：本科学历或学士学位" in shown and "满7年2个月23天" in shown
    assert shown.split("headline", 1)[1].startswith('">按您填的情况，您符合这份通知的条件')
    assert "但这次申报2024年9月10日已截止</p>" in shown
    assert shown.split("<details")[1].count('href="tel:85811227"') == 1


def test_an_open_case_tells_what_is_known_of_the_years(pack: Pack):
    shown = card(verdict_of(pack, title_level="intermediate", title_date="2018-06"), pack, DAY)
    assert "年限够了：2018年6月取得中级职称" in shown


def test_facts_that_cannot_both_be_stand_where_they_are_seen(pack: Pack):
    shown = card(verdict_of(pack, employment_status="retired", labour_contract=True), pack, DAY)
    assert '<p class="fault">前后不一致：工作身份填的是“离退休”' in shown.split("<details")[0]


def test_an_excluded_applicant_is_told_of_no_route(pack: Pack):
    assert "最接近" not in card(verdict_of(pack, **ENGINEER | {"under_sanction": True}), pack, DAY).split("<details")[0]


def test_the_tree_marks_every_condition_and_links_its_clause(pack: Pack):
    shown = tree(verdict_of(pack, employment_status="retired", speciality="digital_manufacturing"), pack)
    assert all(f'class="mark {status}"' in shown for status in ("unmet", "unknown"))
    assert 'href="notice?clause=lyg-2024-14%231.4"' in shown


def test_every_route_stands_in_the_comparison(pack: Pack):
    shown = routes(verdict_of(pack), pack)
    assert shown.count("<tr>") == 1 + len(pack.rules.routes)


def test_the_years_are_drawn_from_title_to_cut_off_and_to_the_day_they_are_full(pack: Pack):
    facts = {"degree": "bachelor", "title_date": "2019-06-10", "title_level": "intermediate"}
    verdict = verdict_of(pack, speciality="digital_manufacturing", **facts)
    shown = service_bars(services(verdict)[0], pack)
    assert "2019年6月10日" in shown and "2023年12月31日" in shown and "2024年6月10日" in shown
    assert "要满5年：不够" in shown


def test_why_a_fact_is_asked_is_told_by_the_clauses_that_read_it(pack: Pack):
    shown = reasons(verdict_of(pack), pack, "title_date")
    assert all(name.startswith(f"{pack.notice.name} 二、（一）") for _, name, _ in shown)
    assert shown and all("满" in quote for _, _, quote in shown)


def test_why_a_fact_is_asked_puts_the_undecided_conditions_first(pack: Pack):
    verdict = verdict_of(pack, speciality_since="2022-06")
    statuses = {route.clause: route.status for route in verdict.routes}
    assert statuses["lyg-2024-14#2.1.1"] == "unmet" and statuses["lyg-2024-14#2.1.3"] == "unknown"
    assert next(clause for clause, _ in read_by(verdict, "title_date")) == "lyg-2024-14#2.1.3"
