"""Asking for a list is told from asking for one thing."""

from __future__ import annotations

import pytest

from guidance.lexicon.list_requests import wants_list


@pytest.mark.parametrize(
    "message",
    [
        "论文要求有哪几条",
        "要交哪些材料",
        "逐项列出",
        "附件有哪几样",
        "四种情况分别是什么",
        "一条一条说",
        "都要准备什么",
        "按顺序列一下",
        "是哪三条",
        "第二册放什么",
        "原件袋里要装些啥",
    ],
)
def test_requests_for_a_list_are_told(message):
    assert wants_list(message)


@pytest.mark.parametrize(
    "message",
    [
        "截止到哪天",
        "要几年",
        "收多少钱",
        "二（三）1",
        "材料送到哪里",
        "工作满5年可以报吗",
        "打印几份",
        "哪几天交费",
        "哪几年的学时",
        "",
    ],
)
def test_requests_for_one_thing_are_not(message):
    assert not wants_list(message)
