"""A title or a contract of somebody who cannot give it is asked for; how it came about otherwise changes nothing."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract

TITLE, CONTRACT = "2016年5月拿的工程师", "合同签了"
LEADS = ("", "就", "其实", "不过", "说白了就")
KINDS = ("", "那种")


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("told", "by", "fact"),
    [
        (TITLE, "单位任命", "title_level"),
        (TITLE, "老板给封", "title_level"),
        (TITLE, "我们集团认定", "title_level"),
        (TITLE, "网上买", "title_level"),
        (CONTRACT, "跟中介签", "labour_contract"),
        (CONTRACT, "别人代签", "labour_contract"),
    ],
)
def test_a_giver_whom_nobody_knows_leaves_it_to_be_asked(told, by, fact, lead, kind):
    heard = extract(f"我{told}，{lead}是{by}的{kind}，公需课每年都学完合格").facts
    assert fact not in heard and "title_date" not in heard
    assert heard["continuing_education"] is True


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(
    ("told", "by", "fact"),
    [
        (TITLE, "市人社局评", "title_level"),
        (TITLE, "省里统一评", "title_level"),
        (TITLE, "自己考", "title_level"),
        (TITLE, "在原单位评", "title_level"),
        (TITLE, "通过全国考试取得", "title_level"),
        (CONTRACT, "跟公司签", "labour_contract"),
        (CONTRACT, "去年入职时签", "labour_contract"),
        (CONTRACT, "三年一签", "labour_contract"),
    ],
)
def test_who_gives_such_things_and_when_changes_nothing(told, by, fact, lead):
    assert fact in extract(f"我{told}，{lead}是{by}的，公需课每年都学完合格").facts
