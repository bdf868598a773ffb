"""A later word about a known thing that nobody can judge opens it again; any other leaves it."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract

KNOWN = {
    "papers": 1,
    "labour_contract": True,
    "under_sanction": False,
    "title_level": "intermediate",
    "speciality": "digital_manufacturing",
    "education": "bachelor",
}


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("论文还没正式出来", "papers"),
        ("我说的论文是内部交流的", "papers"),
        ("合同上个月到期了还没续", "labour_contract"),
        ("合同其实是派遣公司的", "labour_contract"),
        ("刚挨了个警告", "under_sanction"),
        ("工程师证是别的公司内部发的", "title_level"),
        ("我转岗做采购了", "speciality"),
        ("学历好像有点问题，单位说的", "education"),
    ],
)
def test_what_is_said_of_a_known_thing_opens_it(message, fact):
    assert extract(message, known=KNOWN).withdrawn == (fact,)


@pytest.mark.parametrize(
    "message",
    [
        "论文要交几份",
        "论文复印件准备好了",
        "合同丢了怎么办",
        "处分会不会影响",
        "我同事受过处分",
        "论文如果是二作行不行",
        "评审费多少",
        "合同签了",
        "我的学历就是这个",
        "工程师证在哪盖章",
        "单位在海州",
    ],
)
def test_questions_papers_as_such_and_other_people_leave_it(message):
    assert extract(message, known=KNOWN).withdrawn == ()


def test_that_there_is_none_is_not_opened():
    assert extract("论文还没写", known={"papers": 0}).withdrawn == ()
