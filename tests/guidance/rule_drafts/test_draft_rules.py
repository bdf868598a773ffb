"""Conditions read from clauses: routes, early promotion, exclusions, lists, and nothing dropped."""

from dataclasses import replace

import pytest

from guidance.facts.applicant_facts import load_facts
from guidance.rule_drafts.draft_rules import draft_rules
from guidance.rule_drafts.named_things import Names
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.read_cutoffs import read_cutoffs
from guidance.rule_drafts.read_exclusions import read_exclusions
from guidance.rule_drafts.read_lists import asked_items, list_condition
from guidance.rule_drafts.read_requirements import read_requirements
from guidance.rule_drafts.read_route_rows import read_route_rows
from guidance.rule_drafts.read_routes import read_routes
from guidance.rule_drafts.read_scope import read_scope, unused_parts
from guidance.rule_drafts.recognised_education import read_recognised
from guidance.rule_drafts.rule_wording import load_rule_wording
from guidance.rule_drafts.rules_draft_file import as_yaml, load_drafting_tables, read_draft, sound_draft
from guidance.rules.coverage import cover
from guidance.rules.schema import AnyOf, AtLeast, LeftOpen, Several, Years
from guidance.rules.walk_conditions import leaves
from ingest.notices.load_notices import load_notice, load_notice_folder
from ingest.notices.title_levels import load_title_levels
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import read_source
from ingest.settings import ROOT

FIXTURES = ROOT / "tests" / "fixtures" / "notices"
HEAD = "关于开展2025年度职称评审工作的通知\n\n一、申报条件\n\n"


@pytest.fixture(scope="module")
def names():
    return Names(load_facts(), load_title_levels(), load_rule_wording())


@pytest.fixture(scope="module")
def tables():
    return load_drafting_tables()


@pytest.fixture
def text_of(names, tmp_path):
    def read(body, head=HEAD):
        path = tmp_path / "notice.md"
        path.write_text(head + body, encoding="utf-8")
        return NoticeText(parse_outline(read_source(path), "made").clauses, names, ())

    return read


def _routes(text):
    routes = read_routes(text.statements, text.names, "", False) + read_route_rows(
        text.statements, text.names, "", False
    )
    return [("+".join(route.education), route.years, route.title) for route in routes]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("申报高级工程师：博士学位，取得工程师职称后从事本专业工作满2年；硕士、本科，满5年。",
         [("doctor", 2, "高级工程师"), ("master+bachelor", 5, "高级工程师")]),
        ("助教满4年（硕士满2年）可申报讲师。", [("", 4, "讲师"), ("master", 2, "讲师")]),
        ("本科任助理级满4年可报中级，任中级满5年可报副高。", [("bachelor", 4, "中级"), ("bachelor", 5, "副高")]),
        ("申报馆员须任助理馆员满2年，或具有硕士学位且从事本专业工作满3年。",
         [("", 2, "馆员"), ("master", 3, "馆员")]),
        ("取得高级工证书满2年可报助理级，技师满3年可报中级。", [("", 2, "助理级"), ("", 3, "中级")]),
        ("具备博士学位，经考察合格，可初定中级职称。", [("doctor", 0, "中级")]),
        ("高级教师，具备下列条件之一：\n\n1. 硕士学位，任一级教师满5年；\n\n2. 本科以上学历，任一级教师满一年半。",
         [("master", 5, "高级教师"), ("bachelor+second_bachelor+master+doctor", 1.5, "高级教师")]),
        ("|学历|评审中级|评审副高级|\n|---|---|---|\n|博士|—|中级满2年|\n|本科|助理级满4年|中级满5年|",
         [("doctor", 2, "副高级"), ("bachelor", 4, "中级"), ("bachelor", 5, "副高级")]),
        ("|职称|硕士|大专|\n|---|---|---|\n|工程师|助工满2年|不受理|", [("master", 2, "工程师")]),
    ],
)  # fmt: skip
def test_routes_are_read_with_education_years_and_title(text_of, body, wanted):
    assert _routes(text_of(body)) == wanted


@pytest.mark.parametrize(
    "body",
    [
        "由其他系列转评的，须在现岗位工作满1年，转评当年不得申报高级工程师。",
        "任二级教师以来担任班主任满2年，方可申报一级教师。",
        "在生产一线工作满10年的工程师，申报高级工程师可用技术报告替代论文。",
        "高级工程师近5年年度考核均为合格以上。",
        "预备技师班毕业生取得高级工证书满3年，可按本科学历对待。",
    ],
)
def test_years_of_something_else_are_no_route(text_of, body):
    assert _routes(text_of(body)) == []


def test_what_a_route_asks_for_besides_is_left_open(text_of):
    [route] = read_routes(
        text_of("申报高级工程师：大专学历，取得工程师职称后满7年，且现工作单位为省级以上专精特新企业。").statements,
        text_of("").names, "", False,
    )  # fmt: skip
    assert route.open_words == ("且现工作单位为省级以上专精特新企业",)
    assert any(isinstance(node, Years) and node.since_latest == ["title_date"] for node in route.conditions)


def test_items_of_a_list_are_met_by_so_many_and_unknown_ones_are_left_open(text_of):
    text = text_of(
        "（一）业绩。具备下列条件中的2项：\n\n1. 发表论文2篇；\n\n2. 在本市率先推广新技术；\n\n3. 出版专著1部。"
    )
    node = list_condition(text, "1.1", asked_items(text.by_clause["1.1"][-1].text, text.names.wording))
    assert isinstance(node, Several)
    assert node.at_least == 2
    assert [type(each) for each in node.several] == [AtLeast, LeftOpen, AtLeast]


def test_an_alternative_within_an_item_is_not_asked_for_beside_it(text_of):
    body = "（一）业绩。具备下列条件之一：\n\n1. 发表论文1篇，或论文获市级二等奖以上；\n\n2. 出版专著1部。"
    text = text_of(body)
    node = list_condition(text, "1.1", asked_items(text.by_clause["1.1"][-1].text, text.names.wording))
    assert isinstance(node, AnyOf) and isinstance(node.any[0], AnyOf)
    assert [type(each) for each in node.any[0].any] == [AtLeast, LeftOpen]


def test_an_alternative_is_no_second_requirement(text_of):
    [found] = read_requirements(text_of("（一）成果。提供论文1篇（3000字以上），或者技术报告2篇。"), set())
    assert isinstance(found.condition, AnyOf)
    assert [node.facts for node in found.condition.any] == [("papers",), ("technical_reports",)]


@pytest.mark.parametrize(
    ("body", "is_of_a_fact"),
    [
        ("公务员、离退休人员不得申报。", True),
        ("受党纪处分，在影响期内的，不得申报。", True),
        ("借调到机关的，不列入本次范围。", False),
    ],
)
def test_who_may_not_apply_is_read(text_of, body, is_of_a_fact):
    [found] = read_exclusions(text_of(body))
    assert bool(found.condition) == is_of_a_fact


def test_a_heading_or_lead_shuts_out_every_item_below_it_but_not_its_exceptions(text_of):
    items = "1. 公务员；\n\n2. 被开除公职的。"
    assert len(read_exclusions(text_of(f"（一）有下列情形之一者不得报名\n\n{items}"))) == 2
    assert read_exclusions(text_of(f"（一）无空岗的单位不得推荐，但下列情形除外：\n\n{items}")) == []


def test_what_follows_from_a_false_statement_shuts_nobody_out_yet(text_of):
    assert read_exclusions(text_of("弄虚作假的，取消申报资格，3年内不得申报。")) == []


def test_whatever_else_the_scope_asks_for_is_a_condition_or_left_to_be_decided(text_of):
    body = "与我市用人单位签订劳动合同，连续参保满9个月，户籍迁入满两年的在职在岗人员，可申报工程师。"
    text = text_of(body, "关于开展2025年度职称评审工作的通知\n\n一、申报范围\n\n（一）")
    [scope] = read_scope(text, set())
    assert [leaf.at_least for leaf in leaves(scope.needs) if isinstance(leaf, AtLeast)] == [9]
    assert [left.quote for left in unused_parts(text, [scope], set())] == ["户籍迁入满两年"]


def test_what_is_recognised_as_an_education_meets_what_asks_for_it(text_of):
    [found] = read_recognised(text_of("技工院校预备技师班毕业生视同本科学历。"))
    assert (found.counts_as, found.condition.is_) == ("bachelor", "technical_technician")


def test_a_day_stands_in_where_the_notice_names_none(tables):
    notice = replace(load_notice("lyg-etdz-2023-h2"), cutoffs=(), clauses=load_notice("lyg-etdz-2023-h2").clauses[:12])
    text = NoticeText(notice.clauses, Names(tables.vocabulary, tables.levels, tables.wording), notice.levels)
    [cutoff] = read_cutoffs(notice, text, tables.dates)
    assert cutoff.day == notice.issued
    assert "没有写年限算到哪一天" in cutoff.reading


def test_early_promotion_shortens_the_ordinary_routes_and_replaces_education(tables):
    draft = sound_draft(load_notice_folder(FIXTURES / "liaocheng-2025-6"), tables)
    early = [("+".join(route.education), route.years) for route in draft.routes if route.clause == "3"]
    assert early == [("doctor", 1), ("master+bachelor", 4), ("junior_college", 6), ("", 8)]


def test_the_standards_that_a_notice_goes_by_are_read_with_it(tables):
    notice, standards = (load_notice_folder(FIXTURES / id) for id in ("wuhu-2026-102", "liaocheng-2025-6"))
    draft = draft_rules(notice, tables, [standards])
    assert ("liaocheng-2025-6#2.1.1", 2) in [(route.clause, route.years) for route in draft.routes]
    sorted_away = {number for each in draft.file.information for number in each.clauses}
    assert {"0", "liaocheng-2025-6#0"} <= sorted_away


@pytest.mark.parametrize("id", ["lyg-2024-14", "lyg-etdz-2023-h2"])
def test_the_draft_of_a_notice_loads_and_drops_no_clause(tables, id):
    notice = load_notice(id)
    pack = read_draft(notice, tables, as_yaml(draft_rules(notice, tables).file))
    left = {each.clause for each in pack.rules.left}
    assert [row.clause.number for row in cover(pack).left_over if row.clause.number not in left] == []
