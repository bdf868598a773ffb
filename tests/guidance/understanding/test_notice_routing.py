"""Which notice a question is for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.reply import Outcome
from ingest.text.normalise import search_spelling

HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


@pytest.fixture
def route(assistant: Assistant):
    return lambda message: assistant.understanding.router.route(search_spelling(message), date(2024, 8, 1))


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("高工要交什么", (HIGHER,)),
        ("开发区初定怎么报", (FIRST,)),
        ("初定和高工评审有什么区别", (HIGHER, FIRST)),
        ("要带身份证吗", (HIGHER, FIRST)),
        ("户口在南京，开发区初定能报吗", (FIRST,)),
        ("总部在上海，连云港分公司的人能评高工吗", (HIGHER,)),
        ("2019年评的工程师，智能制造高工能报吗", (HIGHER,)),
    ],
)
def test_places_levels_and_kinds_lead_to_the_notice(route, message, meant):
    scope = route(message)
    assert (set(scope.notices), scope.outside) == (set(meant), None)


@pytest.mark.parametrize(
    ("message", "why"),
    [
        ("无锡的智能制造高工几号截止", Outcome.OUTSIDE_PLACE),
        ("扬州经济技术开发区初定交到哪里", Outcome.OUTSIDE_PLACE),
        ("东海县的初定什么时候开始", Outcome.OUTSIDE_PLACE),
        ("南通那边智能制造高工几号截止", Outcome.OUTSIDE_PLACE),
        ("2021年度智能制造高工的材料截止到哪天", Outcome.OUTSIDE_YEAR),
        ("2023年上半年开发区初定几号开始", Outcome.OUTSIDE_YEAR),
        ("水利工程高级工程师要什么条件", Outcome.OUTSIDE_SPECIALITY),
    ],
)
def test_another_place_year_or_speciality_is_outside(route, message, why):
    assert route(message).outside == why


@pytest.mark.parametrize("title", ["工程师2017年", "助工2021年的", "经济师证2015年"])
@pytest.mark.parametrize("told", ["我现在大专，{}", "我本科，{}，是不是就能破格了", "要是拿到奖是不是能破格？我{}"])
def test_the_year_of_ones_own_title_is_no_edition(route, told, title):
    scope = route(told.format(title))
    assert (scope.outside, scope.years) == (None, ())


@pytest.mark.parametrize("place", ["山东", "南京", "广州市"])
@pytest.mark.parametrize(
    "told", ["工程师是在{}评的，算数吗", "两年前从{}调来的，能报吗", "我在{}拿的工程师，能报高工吗"]
)
def test_where_something_was_obtained_or_one_came_from_is_not_asked_about(route, place, told):
    assert route(told.format(place)).outside is None


@pytest.mark.parametrize("asked", ["那{}给不给开发票", "{}是现场交吗", "交的{}能退吗"])
@pytest.mark.parametrize("amount", ["500块", "500元"])
def test_a_fee_that_one_notice_has_leads_to_it(route, asked, amount):
    assert route(asked.format(amount)).notices == (HIGHER,)
    assert set(route(asked.format(f"1{amount}")).notices) == {HIGHER, FIRST}


@pytest.mark.parametrize(
    ("reached", "notice"), [("85811227", HIGHER), ("刘宇翔", HIGHER), ("0518-85881181", FIRST), ("85881181", FIRST)]
)
@pytest.mark.parametrize("asked", ["{}老没人接", "打{}问过了，要带什么材料", "{}几点下班"])
def test_whom_only_one_notice_names_leads_to_it(route, reached, notice, asked):
    assert route(asked.format(reached)).notices == (notice,)


@pytest.mark.parametrize("place", ["江西", "南京", "广州市"])
@pytest.mark.parametrize("moved", ["调过来", "转来", "调来", "回来", "搬过来"])
@pytest.mark.parametrize("told", ["我是{}{}的工程师，原来的证要重新认吗", "{}{}的，能报高工吗"])
def test_who_moved_here_asks_for_no_notice_of_the_place_before(route, place, moved, told):
    assert route(told.format(place, moved)).outside is None


@pytest.mark.parametrize("work", ["我在开发区干了快两年", "在开发区做过两年工艺", "我在开发区上班"])
def test_where_one_works_is_asked_about(route, work):
    assert route(work).notices == (FIRST,)


@pytest.mark.parametrize("obtained", ["工程师是在山东评的", "证是前几年拿的", "助工早取得了"])
def test_a_year_alone_behind_what_was_obtained_is_no_edition(route, obtained):
    assert route(f"{obtained}，2015年，本科，算数吗").years == ()


def test_titles_that_one_has_name_no_notice(route):
    assert set(route("中级经济师和工程师都有").notices) == {HIGHER, FIRST}


def test_what_is_set_aside_is_not_what_is_asked(route):
    assert route("不是初定，是高工评审").notices == (HIGHER,)


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("我是初级职称，助理工程师2020年取得，本科，什么时候能报智能制造高工", ("lyg-2024-14",)),
        ("我现在是助工，想报高工", ("lyg-2024-14",)),
        ("2020年评的助理工程师，能申报高级工程师吗", ("lyg-2024-14",)),
        ("本科毕业一年，能评助理工程师吗", ("lyg-etdz-2023-h2",)),
        ("想报助理工程师，我是技术员", ("lyg-etdz-2023-h2",)),
        ("我已经是高工了，还用报吗", ("lyg-2024-14",)),
        ("助理工程师初定要什么材料", ("lyg-etdz-2023-h2",)),
    ],
)
def test_what_is_aimed_at_goes_before_a_title_that_is_held(route, message, meant):
    scope = route(message)
    assert (scope.notices, scope.named) == (meant, True)


@pytest.mark.parametrize("message", ["看错证了，那是助工的日期，工程师是2019年6月", "说错了，助理工程师是2018年取得的"])
def test_a_title_that_is_held_names_no_notice(route, message):
    assert not route(message).named


@pytest.mark.parametrize(
    ("message", "aimed"),
    [
        ("评中级那会儿用过的论文，还能再用吗", ()),
        ("当年报中级交的业绩，这次还算吗", ()),
        ("申报中级用过的专利可以吗", ()),
        ("技术能手可以直接报吗 我没中级", ()),
        ("报中级要交的表在哪下载", ("中级",)),
        ("评中级的时候要交什么材料", ("中级",)),
        ("想报 中级 在哪报", ("中级",)),
        ("取得中级职称后要满几年", ()),
        ("中级今年怎么报", ("中级",)),
        ("中级职称什么时候申报", ("中级职称",)),
        ("中级怎么评高级", ("评高级",)),
    ],
)
def test_a_title_that_something_was_used_for_once_is_not_aimed_at(assistant: Assistant, message, aimed):
    assert assistant.understanding.router.reader.read(message, date(2024, 8, 1)).aimed_levels == aimed


def test_a_notice_of_unknown_levels_is_for_every_level(assistant: Assistant):
    router = assistant.understanding.router
    features = router.reader.read("申报副高要几年", date(2024, 8, 1))
    assert features.aimed_levels and router.contradicts(FIRST, features)
    profiles = tuple(replace(profile, levels=frozenset()) for profile in router.selector.profiles)
    open_to_all = replace(router, selector=replace(router.selector, profiles=profiles))
    assert not open_to_all.contradicts(FIRST, features)


@pytest.mark.parametrize("message", ["还要几年才轮得上高级", "评副高要不要下基层"])
def test_no_place_is_read_out_of_a_title(assistant: Assistant, message):
    reader = assistant.understanding.router.reader
    profiles = tuple(replace(p, division=division) for p in reader.profiles for division in ("3609", "4412"))
    everywhere = replace(reader, profiles=profiles)
    assert not everywhere.read(message, date(2024, 8, 1)).places
    assert everywhere.read("上高县要干满几年", date(2024, 8, 1)).places


@pytest.mark.parametrize("place", ["西藏", "新疆", "南京"])
@pytest.mark.parametrize(
    "words",
    [
        "我去{}刚满一年，能报高工吗",
        "人还在{}，能报高工吗",
        "我还在{}出差，高工哪天截止",
        "我刚去{}支援",
        "我现在人在{}支援，得自己回来办吗",
        "{}过来上班的可以报高工吗",
        "{}评的工程师拿过来认不认",
        "{}的职称转过来要多久",
        "{}的职称在你们这还有效吗",
    ],
)
def test_where_somebody_is_names_no_notice(route, place, words):
    assert route(words.format(place)).outside is None


@pytest.mark.parametrize(
    "words",
    ["我在南京上班能报高工吗", "我去南京的公司工作了，能报高工吗", "南京的高工哪天截止", "南京评的高工证有效期多久"],
)
def test_where_somebody_works_or_applies_does(route, words):
    assert route(words).outside is Outcome.OUTSIDE_PLACE


@pytest.mark.parametrize("message", ["给纸质证还是电子的", "电子版发哪里", "要交电子照片吗"])
@pytest.mark.parametrize("naming", ["电子高工", "电子工程专业", "电子类"])
def test_a_short_speciality_counts_as_a_name_only_before_what_names_a_notice(assistant: Assistant, message, naming):
    selector = assistant.understanding.router.selector
    profiles = tuple(replace(p, specialities=frozenset({"电子", "电子工程"})) for p in selector.profiles)
    router = replace(assistant.understanding.router, selector=replace(selector, profiles=profiles))
    assert router.without_own_names(message, [HIGHER]) == message
    assert "电子" not in router.without_own_names(f"{naming}什么时候能拿到证", [HIGHER])
