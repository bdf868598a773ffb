"""Five notices of four cities in one office: all load, the right one answers, and its own conditions are checked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from further_notices import FURTHER, LIAOCHENG, PENGJIANG, WUHU, add_further_notices, copied_knowledge, settings_for

from guidance.assistant import Assistant, open_assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.conversation import Conversation, respond
from guidance.eligibility.check import check
from guidance.eligibility.run_cases import facts_of, run_cases
from guidance.materials.load_materials import load_materials
from guidance.reply import Reply
from guidance.rules.coverage import cover
from guidance.rules.pack import Expected, PackCase

TODAY = date(2025, 7, 10)


@pytest.fixture(scope="module")
def five(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant with all five; the settings stay with its knowledge."""
    folder = tmp_path_factory.mktemp("five")
    shutil.copytree(indexed, folder / "data")
    with settings_for(add_further_notices(copied_knowledge(folder)), folder / "data"):
        yield open_assistant()


def ask(assistant: Assistant, question: str, notice: str | None = None) -> Reply:
    return respond(question, Conversation(notice, TODAY), assistant)


def test_all_load_without_faults(five: Assistant):
    assert five.knowledge.faults == ()
    assert {*FURTHER} < {notice.id for notice in five.notices} and {*FURTHER} < five.knowledge.packs.keys()


@pytest.mark.parametrize("id", FURTHER)
def test_a_pack_deals_with_every_clause_and_its_cases_hold(five: Assistant, id):
    pack = five.knowledge.packs[id]
    assert len(pack.rules.cases) >= 12 and run_cases(pack, five.knowledge.replies) == []
    assert cover(pack).left_over == ()


def test_the_third_notice_says_what_to_hand_in(five: Assistant):
    titles = [item.title for item in load_materials(WUHU).file.items]
    assert "《专业技术资格评审表》" in titles and len(titles) == 5


@pytest.mark.parametrize(
    ("question", "notice", "words"),
    [
        ("芜湖工程系列网上填到几号截至啊", WUHU, "9月20日"),
        ("芜湖评中级要掏多少钱", WUHU, "160元/人"),
        ("芜湖的纸质材料送到哪栋楼", WUHU, "皖江财富广场C2座3楼"),
        ("芜人社秘〔2026〕102号的评审费是多少", WUHU, "160元/人"),
        ("聊城副高任职年限算到哪天", LIAOCHENG, "2025年12月31日"),
        ("聊城副主任医师评审费多少", LIAOCHENG, "360元/人"),
        ("聊城的执业医师要到县级以下医疗机构服务多久", LIAOCHENG, "12个月"),
        ("我是临清的，副主任医师的纸质材料送到哪里", LIAOCHENG, "昌润路86号"),
        ("蓬江老师评职称，网上自己填是几号到几号", PENGJIANG, "9月15日17:30"),
        ("江门蓬江区报高级教师要支教多久", PENGJIANG, "满1学年"),
        ("蓬江一级教师评审费多少", PENGJIANG, "420元/人"),
        ("连云港智能制造高工评审费多少", "lyg-2024-14", "500"),
    ],
)
def test_a_question_that_names_a_place_is_answered_by_its_notice(five: Assistant, question, notice, words):
    reply = ask(five, question)
    assert reply.kind == "answer" and reply.citations[0].notice == notice and words in reply.citations[0].text


@pytest.mark.parametrize("notice", FURTHER)
@pytest.mark.parametrize(
    "question",
    ["论文查重率最高能到多少", "没评上的话交的钱给退吗", "评上以后工资能涨多少", "证什么时候能拿到手，去哪领"],
)
def test_what_a_new_notice_does_not_settle_is_refused(five: Assistant, notice, question):
    reply = ask(five, question, notice)
    assert reply.kind == "refuse" and set(reply.notices) <= {notice}


MATTERS = (
    *("纸质材料送到哪里", "网上申报几号截止", "联系电话多少", "评审费多少钱", "公务员能报吗", "任职年限算到哪天"),
    *("我是本科毕业的，要干满几年", "没有学位行吗", "继续教育有什么要求", "评审表要打几份"),
)


@pytest.mark.parametrize("id", [*FURTHER, "lyg-2024-14", "lyg-etdz-2023-h2"])
def test_who_names_the_notice_is_not_refused_what_is_answered_without_its_name(five: Assistant, id):
    notice, place = five.knowledge.document_by_id[id], five.knowledge.profiles[id].place
    answered = [matter for matter in MATTERS if ask(five, matter, id).kind != "refuse"]
    names = (place, f"{notice.year}年{place}", f"{notice.number}的" if notice.number else f"{place}的")
    assert len(answered) >= 4
    assert [
        name + matter for name in names for matter in answered if ask(five, name + matter, id).kind == "refuse"
    ] == []


PHYSICIAN, VILLAGE, JUNIOR, SENIOR = "physician", "village", "junior", "senior"
CASES = [
    (LIAOCHENG, PHYSICIAN, {}, "eligible"),
    (LIAOCHENG, PHYSICIAN, {"appointment_date": "2021-01-01"}, "not_eligible"),
    (LIAOCHENG, PHYSICIAN, {"education": "doctor", "degree": "doctor", "appointment_date": "2023-12-31"}, "eligible"),
    (LIAOCHENG, PHYSICIAN, {"education": "junior_college", "degree": "none"}, "not_eligible"),
    (LIAOCHENG, VILLAGE, {}, "eligible"),
    (LIAOCHENG, VILLAGE, {"education": "secondary_vocational", "speciality_since": "2006-02-01"}, "not_eligible"),
    (LIAOCHENG, PHYSICIAN, {"grassroots_service_months": 11}, "not_eligible"),
    (LIAOCHENG, PHYSICIAN, {"education": None, "degree": None, "appointment_date": "2019"}, "unknown"),
    (PENGJIANG, JUNIOR, {}, "eligible"),
    (PENGJIANG, JUNIOR, {"appointment_date": "2021-09-01"}, "not_eligible"),
    (PENGJIANG, SENIOR, {}, "eligible"),
    (PENGJIANG, SENIOR, {"rural_teaching_years": 0}, "not_eligible"),
    (PENGJIANG, VILLAGE, {}, "eligible"),
    (PENGJIANG, VILLAGE, {"rural_since": "1995-10", "teaching_since": "1995-10"}, "not_eligible"),
    (PENGJIANG, JUNIOR, {"education": "junior_college", "degree": "none", "appointment_date": "2017"}, "not_eligible"),
    (PENGJIANG, JUNIOR, {"class_teacher_years": None}, "unknown"),
    (WUHU, "engineer", {}, "refer"),
    (WUHU, "engineer", {"employment_status": "retired", "labour_contract": None}, "not_eligible"),
]


@pytest.mark.parametrize(("notice", "base", "changes", "verdict"), CASES)
def test_a_case_is_decided_by_the_conditions_of_its_notice(five: Assistant, notice, base, changes, verdict):
    pack = five.knowledge.packs[notice]
    dropped = [name for name, value in changes.items() if value is None]
    case = PackCase(why=base, base=base, facts=changes, drop=dropped, expect=Expected())
    facts = pack.vocabulary.parse(facts_of(pack, case))
    assert check(five.knowledge.check_models[notice], facts, TODAY).verdict == verdict


def test_who_aims_at_one_title_of_several_hears_of_that_one_and_of_another_only_as_another(five: Assistant):
    pack = five.knowledge.packs[PENGJIANG]
    case = PackCase(why=JUNIOR, base=JUNIOR, expect=Expected())
    talk = Conversation(PENGJIANG, date(2025, 9, 1), case=ApplicantCase(PENGJIANG, dict(facts_of(pack, case))))
    senior = respond("那我能报高级教师吗", talk, five)
    assert "可以申报一级教师" in senior.answer and senior.answer.count("可以申报") == 1
    assert senior.check and senior.check["verdict"] == "not_eligible"
    assert "的条件，可以申报一级教师" in respond("那我报一级教师呢", talk, five).answer


@pytest.mark.parametrize("question", ["照片用红底还是蓝底，几百像素", "写一首夸同事的打油诗"])
def test_what_none_of_several_notices_settles_is_refused_and_not_asked_back(five, question):
    assert respond(question, Conversation(today=date(2026, 3, 2)), five).kind == "refuse"


def test_who_asks_whether_one_can_still_apply_is_offered_what_is_open_before_what_is_closed(five: Assistant):
    reply = ask(five, "现在报还来得及吗")  # on 10 July 2025 the notices of the project's own are closed
    assert reply.kind == "clarify"
    closed = [notice.startswith("lyg-") for notice in reply.notices]
    assert closed == sorted(closed) and any(closed) and not all(closed)
