"""The checker: verdicts, reasons, notes, what is missing and in which order, kept models."""

from dataclasses import replace
from datetime import date

import pytest

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.explanation_tree import explanation
from guidance.eligibility.service_years import services
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from guidance.rules.pack import Assumed
from tests.guidance.applicants import APPLICANTS, ENGINEER, GRADUATE

TODAY = date(2026, 1, 1)
SENIOR, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"
MODELS = {id: build_model(load_pack(id), load_replies()) for id in (SENIOR, FIRST)}


def _check(id, stated, today=TODAY, **states):
    return check(MODELS[id], load_facts().parse(stated, **states), today)


def _why(verdict, each):
    return VerdictWords(verdict).why(each.reasons)


def _notes(verdict, *kinds):
    words = VerdictWords(verdict)
    return [words.note(note) for note in verdict.notes if note.kind in kinds or not kinds]


def _without(stated, *facts):
    return {fact: value for fact, value in stated.items() if fact not in facts}


def _route(verdict, id):
    return next(route for route in verdict.routes if route.id == id)


def test_the_result_has_the_form_of_the_contract():
    got = VerdictWords(_check(SENIOR, ENGINEER)).as_json()
    assert list(got) == [
        "notice",
        "verdict",
        "title",
        "routes",
        "conditions",
        "missing",
        "earliest",
        "notes",
        "window",
    ]
    assert (got["verdict"], got["title"], got["missing"]) == ("eligible", "高级工程师", [])
    assert [route["id"] for route in got["routes"]] == [
        "doctor",
        "master",
        "bachelor",
        "exceptional_without_degree",
        "exceptional_early",
        "green_channel",
        "skilled_tenure",
        "skilled_honour",
    ]
    assert {route["clause"] for route in got["routes"]} >= {f"{SENIOR}#2.1.1", f"{SENIOR}#2.2", f"{SENIOR}#2.3.2"}
    assert [each["clause"] for each in got["conditions"]] == [
        f"{SENIOR}#{number}" for number in ("1.1", "1.2", "1.3", "1.4", "1.5", "2.5", "2.6")
    ]
    assert got["earliest"] == "2021-10-08"
    assert got["window"] == {"from": "2024-07-18", "to": "2024-09-10", "state": "closed"}


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("2019-06", "2019年6月取得中级职称，到2023年12月31日满4年6个月，要求满5年，差6个月"),
        ("2019-01-01", "2019年1月1日取得中级职称，到2023年12月31日满4年11个月30天，要求满5年，差1天"),
        ("2020", "2020年取得中级职称，到2023年12月31日最多满3年，要求满5年"),
        ("2015", "2015年取得中级职称，到2023年12月31日至少满8年，要求满5年"),
        ("2018-12", "2018年12月取得中级职称，到2023年12月31日满5年，要求满5年"),
        ("2024-03-01", "2024年3月1日取得中级职称，到2023年12月31日还没有开始，要求满5年，差5年2个月1天"),
    ],
)
def test_years_are_told_in_plain_words(stated, said):
    verdict = _check(SENIOR, ENGINEER | {"title_date": stated})
    assert _why(verdict, _route(verdict, "bachelor")).split("；")[-1].endswith(said)


def test_the_later_start_is_the_one_that_is_told():
    verdict = _check(SENIOR, ENGINEER | {"education": "doctor", "degree": "doctor", "speciality_since": "2022-05"})
    assert "2022年5月开始从事本专业技术工作，到2023年12月31日满1年7个月" in _why(verdict, _route(verdict, "doctor"))


def test_what_is_not_known_is_named_and_never_taken_for_no():
    verdict = _check(SENIOR, _without(ENGINEER, "labour_contract"))
    scope = next(each for each in verdict.conditions if each.clause.endswith("#1.1"))
    assert (scope.status, _why(verdict, scope)) == ("unknown", "还不知道：已与用人单位签订劳动（聘用）合同")
    assert verdict.missing == ("labour_contract",)


def test_what_several_conditions_wait_for_is_named_once_and_after_what_else_is_open():
    verdict = _check(SENIOR, {"title_date": "2018-06"})
    assert _why(verdict, _route(verdict, "doctor")) == "还不知道：学位、现有职称、中级职称为工程师"
    why = _why(verdict, _route(verdict, "exceptional_early"))
    assert why.count("还不知道：") == 1 and why.index("通知没有写明") < why.index("还不知道：")


def test_nothing_said_at_all_is_unknown_and_everything_that_counts_is_missing():
    verdict = _check(FIRST, {})
    assert verdict.verdict == "unknown" and verdict.title is None
    assert not {"papers", "under_sanction", "title_date", "employer_type"} & set(verdict.missing)
    assert {"education", "degree", "speciality_since", "annual_assessments"} <= set(verdict.missing)


def test_a_question_never_comes_before_the_one_it_depends_on():
    for id in APPLICANTS:
        missing = _check(id, {}).missing
        for fact in missing:
            after = load_facts()[fact].after
            assert after not in missing or missing.index(after) < missing.index(fact)


def test_one_of_several_ways_settles_what_the_facts_leave_open():
    verdict = _check(SENIOR, _without(ENGINEER, "education", "degree") | {"frontline_years": 25})
    assert (verdict.verdict, verdict.missing) == ("eligible", ())
    assert _route(verdict, "bachelor").status == "unknown"


def test_what_the_applicant_does_not_know_is_asked_last():
    stated = _without(GRADUATE, "annual_assessments", "assessment_passed", "continuing_education")
    first = _check(FIRST, stated).next_questions[0]
    verdict = _check(FIRST, stated, unsure=frozenset([first]))
    assert verdict.next_questions[-1] == first and set(verdict.next_questions) == set(verdict.missing)


def test_a_vague_date_is_missing_only_while_its_precision_counts():
    assert _check(FIRST, GRADUATE | {"speciality_since": "2022"}).missing == ("speciality_since",)
    assert _check(FIRST, GRADUATE | {"speciality_since": "2021"}).verdict == "eligible"
    assert _check(FIRST, GRADUATE | {"speciality_since": "2023"}).verdict == "not_eligible"


def test_a_contradiction_is_asked_about_and_not_guessed():
    stated = ENGINEER | {"title_date": "2019-06-01", "society_prize_grade": 1, "society_prize_rank": 2}
    verdict = _check(SENIOR, stated)
    assert verdict.verdict == "unknown" and "society_prize" in verdict.missing
    assert any("前后不一致" in note and "省级以上行业学会科学技术奖" in note for note in _notes(verdict))


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"employment_status": "retired"}, ("工作身份填的是“离退休”", "劳动（聘用）合同“已签订”")),
        ({"title_level": "none"}, ("现有职称填的是“无职称”", "取得现职称的时间“2016年10月8日”")),
    ],
)
def test_facts_that_cannot_both_be_are_told_and_leave_the_verdict(stated, words):
    verdict = _check(SENIOR, ENGINEER | stated)
    told = _notes(verdict, "contradiction")[0]
    assert verdict.verdict == "not_eligible" and all(each in told for each in words)
    assert verdict.contradictions[0].fact == next(iter(stated))


def test_a_contradiction_in_facts_that_the_notice_does_not_read_is_not_told():
    assert (
        _check(FIRST, GRADUATE | {"skill_certificate": "none", "skill_certificate_date": "2018"}).contradictions == ()
    )


def test_a_case_for_other_rules_is_sent_there_with_its_clause():
    verdict = _check(FIRST, GRADUATE | {"graduation": "2021-07-01"})
    assert (verdict.verdict, verdict.title, verdict.earliest) == ("refer", None, None)
    assert [each.clause for each in verdict.conditions if each.status == "unmet"] == [f"{FIRST}#2.1.tail"]
    assert any("二、（一）末段" in note for note in _notes(verdict, "referred"))


def test_what_the_notice_leaves_open_is_unknown_with_whom_to_ask():
    stated = ENGINEER | {"education": "master", "degree": "master", "engineering_master": True}
    verdict = _check(SENIOR, stated | {"title_date": "2020-05-06", "frontline_years": 21})
    assert (verdict.verdict, verdict.missing) == ("unknown", ())
    note = _notes(verdict, "not_settled")[0]
    assert "市工信局职称办" in note and "85811227" in note and "没有写明" in note


@pytest.mark.parametrize(
    ("today", "state", "words"),
    [
        (date(2024, 7, 17), "before", "还没有开始"),
        (date(2024, 7, 18), "open", ""),
        (date(2024, 9, 10), "open", ""),
        (date(2024, 9, 11), "closed", "请等下一次通知"),
    ],
)
def test_the_window_is_told_and_never_changes_the_verdict(today, state, words):
    verdict = _check(SENIOR, ENGINEER, today)
    assert (verdict.window.state, verdict.verdict) == (state, "eligible")
    assert any(words in note for note in _notes(verdict))
    assert any("截止；" in note for note in _notes(verdict, "window")) == (state == "closed")


def test_every_verdict_says_that_it_is_guidance_and_names_the_office():
    for id, stated in APPLICANTS.items():
        for facts in (stated, {}, {"employment_status": "retired"}):
            last = _notes(_check(id, facts))[-1]
            assert "仅供参考" in last and load_pack(id).notice.contact.phone in last


def test_a_fact_without_bearing_on_the_notice_changes_nothing():
    assert (
        VerdictWords(_check(FIRST, GRADUATE | {"papers": 9, "under_sanction": True})).as_json()
        == VerdictWords(_check(FIRST, GRADUATE)).as_json()
    )


@pytest.mark.parametrize("honour", [each for each in load_facts()["skill_honours"].values if each != "none"])
def test_any_listed_honour_opens_the_route_of_honours(honour):
    stated = ENGINEER | {"title_level": "none", "frontline_skilled_post": True, "skill_honours": [honour]}
    assert _route(_check(SENIOR, stated), "skilled_honour").status == "met"


def test_the_tree_holds_every_condition_with_clause_words_and_status():
    verdict = _check(SENIOR, ENGINEER | {"title_date": "2019-06-01"})
    sections = {section.id: section for section in explanation(verdict)}
    assert sections["scope"].status == "met" and sections["bachelor"].status == "unmet"
    leaves = list(_leaves(sections["bachelor"].findings))
    years = next(leaf for leaf in leaves if "满5年" in leaf.text)
    assert (years.status, years.clause, years.facts) == ("unmet", f"{SENIOR}#2.1.3", ("title_date",))
    notice = load_pack(SENIOR).notice
    for section in explanation(verdict):
        for leaf in _leaves(section.findings):
            assert notice.clause(leaf.clause) and leaf.quote and _why(verdict, leaf) and leaf.text


def _leaves(findings):
    for finding in findings:
        if finding.children:
            yield from _leaves(finding.children)
        else:
            yield finding


def test_the_years_on_the_way_are_there_for_a_picture():
    service = services(_check(SENIOR, ENGINEER | {"title_date": "2019-06-01"}))[0]
    assert (service.route, service.start, service.months, service.full, service.until) == (
        "bachelor",
        date(2019, 6, 1),
        60,
        date(2024, 6, 1),
        date(2023, 12, 31),
    )


def test_the_best_route_is_the_one_with_the_highest_title():
    stated = GRADUATE | {"education": "doctor", "degree": "doctor"}
    verdict = _check(FIRST, stated)
    assert (verdict.title, verdict.earliest) == ("中级", None)
    assert _route(verdict, "technician").status == "met"


def test_an_assumed_day_that_no_condition_reads_any_more_decides_nothing():
    pack = load_pack(SENIOR)
    cutoff = next(iter(pack.rules.cutoffs.values()))
    unread = {"fact": "work_start", "as": "early", "note": "早", "clause": cutoff.clause, "quote": cutoff.quote}
    assumed = [*pack.rules.assumed, Assumed.model_validate(unread)]
    model = build_model(replace(pack, rules=pack.rules.model_copy(update={"assumed": assumed})), load_replies())
    facts = load_facts().parse(ENGINEER)
    assert check(model, facts, TODAY).verdict == _check(SENIOR, ENGINEER).verdict
