"""What the applicant is now, beside what they were before or will be."""

from __future__ import annotations

import pytest

from guidance.checking.applicant_case import ApplicantCase
from guidance.conversation import Conversation, respond
from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("去年刚从公务员辞职到企业，现在在企业上班", "employed"),
        ("以前是公务员，现在在企业", "employed"),
        ("原来在机关当公务员，目前在一家公司任职", "employed"),
        ("以前在企业上班，现在是公务员", "civil_servant"),
        ("我之前在国企上班，去年辞职了", "unemployed"),
        ("辞职了，现在自由职业", "freelance"),
        ("退休前是公务员，现在退休了", "retired"),
        ("我快退休了，还在企业上班", "employed"),
        ("明年将退休，现在在职", "employed"),
        ("我离退休还有两年，在公司上班", "employed"),
        ("我退休后返聘，还在厂里上班", "retired"),
        ("已经退休，返聘在原单位上班", "retired"),
        ("我下岗过，后来又进了企业上班", "employed"),
        ("我快退休了", None),
        ("我以前是公务员", None),
        ("我退休了，现在单位在职上班", None),
        ("我本科（在职），学机械的", None),
        ("我不是公务员", None),
    ],
)
def test_what_is_in_force_now_is_the_status(message, status):
    assert extract(message, known={"papers": 1}).facts.get("employment_status") == status


@pytest.mark.parametrize(
    ("known", "message", "status"),
    [
        ("retired", "我还在职呢", "employed"),
        ("retired", "不对，我现在还在企业上班", "employed"),
        ("civil_servant", "现在到企业了，在公司上班", "employed"),
        ("unemployed", "现在又在一家企业上班了", "employed"),
        ("employed", "我以前是公务员", None),
        ("employed", "上个月退休了", "retired"),
        ("retired", "在厂里上班", None),
    ],
)
def test_a_later_turn_replaces_it_only_with_what_is_so_now(known, message, status):
    assert extract(message, known={"employment_status": known}).facts.get("employment_status") == status


def test_what_is_no_longer_so_is_taken_back(assistant):
    case = ApplicantCase(facts={"employment_status": "civil_servant"})
    assert extract("我不是公务员了", known=case.facts).withdrawn == ("employment_status",)
    respond("我不是公务员了", Conversation("lyg-2024-14", case=case), assistant)
    assert "employment_status" not in case.facts


def test_what_contradicts_itself_is_taken_back_too():
    known = {"employment_status": "employed"}
    assert extract("我退休了，现在单位在职上班", known=known).withdrawn == ("employment_status",)


@pytest.mark.parametrize("message", ["签的是劳务合同", "和公司签了劳务合同", "我签的劳务协议"])
def test_a_contract_for_services_is_no_labour_contract(message):
    assert "labour_contract" not in extract(message, known={"papers": 1}).facts


def test_a_contract_for_services_beside_a_labour_contract():
    assert extract("不是劳务合同，签的是劳动合同", known={"papers": 1}).facts == {"labour_contract": True}


def test_who_had_no_work_at_first_is_not_out_of_work_now():
    assert "employment_status" not in extract("我毕业两年了，前一年没工作").facts
    assert extract("我现在没工作").facts["employment_status"] == "unemployed"


@pytest.mark.parametrize("lacks", ["没有工作许可", "没工作签证", "没有工作经验"])
def test_who_lacks_a_permit_or_experience_is_not_out_of_work(lacks):
    assert "employment_status" not in extract(f"我本科，{lacks}").facts


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("我现在职称是工程师，2016年评的", None),
        ("刚调回海州的公司", "employed"),
        ("去年9月入职开发区的企业", "employed"),
        ("受聘在一家实验室", "employed"),
    ],
)
def test_work_is_told_by_where_one_came_to_and_by_no_part_of_other_words(message, status):
    assert extract(f"{message}，本科毕业").facts.get("employment_status") == status


@pytest.mark.parametrize("training", ["目前还在实习", "我是实习生", "现在实习着"])
def test_who_is_there_in_training_is_asked_whether_they_are_employed(training):
    assert "employment_status" not in extract(f"我在海州一家企业上班，劳动合同签了，{training}").facts
    assert extract(training, known={"employment_status": "employed"}).withdrawn == ("employment_status",)
    assert extract("我是公务员，以前在企业实习过").facts["employment_status"] == "civil_servant"
