"""Plainer words that no longer answer."""

from __future__ import annotations

import pytest

from guidance.grounding.still_answers import still_answers
from guidance.weights import load_weights

FEE = "收费标准：根据江苏省物价局的复函（苏价费函〔2002〕62号）文件规定，收费合计500元/人。"
WHERE = "联系人：刘宇翔；联系电话：85811227；联系地址：海州区朝阳东路69号行政中心辅楼B楼410房间。"
WHEN = "网上系统开通时间为2024年7月18日至9月10日。"
WHO = "公务员、离退休人员不得申报职称评审。"
FORM = "填写《专业技术人员情况表》（见附件1），一式2份。"


@pytest.mark.parametrize(
    ("verbatim", "question", "said", "good"),
    [
        (FEE, "评审费多少钱", "收费合计500元/人。", True),
        (FEE, "评审费多少钱", "根据苏价费函〔2002〕62号文件规定。", False),
        (WHERE, "材料送到哪里", "地址是海州区朝阳东路69号行政中心辅楼B楼410房间。", True),
        (WHERE, "材料送到哪里", "联系人是刘宇翔。", False),
        (WHERE, "电话多少", "联系电话是85811227。", True),
        (WHERE, "电话多少", "联系地址在海州区朝阳东路69号。", False),
        (WHEN, "什么时候截止", "网上系统从2024年7月18日开到9月10日。", True),
        (WHEN, "什么时候截止", "网上系统有开通时间。", False),
        (WHEN, "什么时候截止", "网上系统9月10日关闭。", False),
        (WHO, "公务员能报吗", "公务员不能申报职称评审。", True),
        (WHO, "公务员能报吗", "公务员、离退休人员申报职称评审。", False),
        (FORM, "要填什么表", "填《专业技术人员情况表》。", True),
        (FORM, "要填什么表", "表要填写，见附件1。", False),
        (FORM, "几份", "一式两份。", True),
    ],
)
def test_the_values_asked_for_and_the_negation_must_stay(verbatim, question, said, good):
    wanted = dict.fromkeys(
        ("收费", "联系", "地址", "电话", "时间", "开通", "公务", "务员", "申报", "填写", "情况"), 1.0
    )
    assert still_answers(said, verbatim, question, wanted, load_weights().rephrasing) is good
