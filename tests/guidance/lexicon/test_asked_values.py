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


def test_who_asks_for_no_value_asks_for_no_kind():
    assert asked_kinds("公务员能报吗") == []
