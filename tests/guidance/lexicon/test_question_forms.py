"""What asks by its form, whatever its words."""

from __future__ import annotations

import re

import pytest

from guidance.lexicon.question_forms import ASKS_BY_FORM


@pytest.mark.parametrize("ending", ["成不", "认不", "卡不", "退不", "能报不", "签了没", "有没有", "行不行", "够没够"])
def test_a_verb_with_not_behind_it_asks(ending):
    assert re.search(ASKS_BY_FORM, f"光网上填，不交纸质的{ending}")


@pytest.mark.parametrize("asked", ["这证承认不承认", "还认我不", "这可算合格", "可要重来", "通知出了没,有人知道"])
def test_other_forms_of_the_same_ask_too(asked):
    assert re.search(ASKS_BY_FORM, asked)


@pytest.mark.parametrize("ending", ["也不", "从不", "还不", "并不", "可算了了心事", "没给我"])
def test_an_adverb_with_not_behind_it_denies(ending):
    assert not re.search(ASKS_BY_FORM, f"单位签合同，我{ending}")


@pytest.mark.parametrize("answer", ["不", "我不"])
def test_no_is_an_answer(answer):
    assert not re.search(ASKS_BY_FORM, answer)
