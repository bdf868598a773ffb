"""What a question asks for, and whether words give it."""

from __future__ import annotations

import pytest

from guidance.lexicon.asked_values import asked_kinds


@pytest.mark.parametrize(
    ("question", "given", "absent"),
    [
        ("评审费多少钱", "每人500元", "缴费后不退"),
        ("要支教多久", "任教满1学年", "须有支教经历"),
        ("继续教育要多少学时", "每年不少于72学时", "每年完成继续教育"),
        ("要多少个课时", "不少于12个课时", "完成规定课时"),
        ("电话多少", "0518-85811227", "请电话联系"),
    ],
)
def test_a_value_asked_for_is_known_by_how_it_looks(question, given, absent):
    kinds = asked_kinds(question)
    assert kinds and all(kind.search(given) for kind in kinds)
    assert not all(kind.search(absent) for kind in kinds)


@pytest.mark.parametrize("verb", ["缴费", "交费", "付费"])
@pytest.mark.parametrize("when", ["什么时候", "哪几天", "几号", "哪天"])
def test_when_a_fee_is_paid_asks_for_a_day_and_for_no_amount(verb, when):
    given = "中级仍为9月18日至9月22日"
    assert all(kind.search(given) for kind in asked_kinds(f"{when}{verb}"))
    assert not any(kind.search("每人500元，5天内") for kind in asked_kinds(f"{when}{verb}"))


@pytest.mark.parametrize(
    ("question", "given", "absent"),
    [
        ("材料送到哪里", "送人民路8号", "登录申报系统"),
        ("网址在哪", "网址：kj.example.gov.cn", "市民中心302室"),
        ("答辩什么时候", "答辩时间为10月中旬", "参加答辩"),
    ],
)
def test_a_page_is_no_room_and_a_day_may_be_a_part_of_a_month(question, given, absent):
    kinds = asked_kinds(question)
    assert kinds and all(kind.search(given) for kind in kinds)
    assert not all(kind.search(absent) for kind in kinds)


@pytest.mark.parametrize("question", ["系统几点关", "审到几时", "到几点为止"])
def test_an_hour_asked_for_is_a_time(question):
    assert all(kind.search("系统于6月1日18:00关闭") for kind in asked_kinds(question)) and asked_kinds(question)


def test_points_asked_for_are_no_hour_and_marks_are_counted():
    assert asked_kinds("几点要求") == []
    assert [bool(kind.search("发明专利3分")) for kind in asked_kinds("发明专利几分")] == [True]
    assert not any(kind.search("每人15分钟") for kind in asked_kinds("发明专利几分"))


def test_who_asks_for_no_value_asks_for_no_kind():
    assert asked_kinds("公务员能报吗") == []
