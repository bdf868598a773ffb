"""The vocabulary of facts, and stated values held against it."""

import itertools
from datetime import date

import pytest

from guidance.facts.applicant_facts import FactsError, load_facts
from ingest.staff_files.faults import FaultsError

TODAY = date(2024, 8, 1)


def _faults(obj):
    with pytest.raises(FactsError) as caught:
        load_facts().parse(obj, today=TODAY)
    return caught.value


def test_every_fact_can_be_asked_and_answered():
    vocabulary = load_facts()
    assert len(vocabulary.specs) == 91
    for id, spec in vocabulary.specs.items():
        assert spec.question.endswith(("？", "。")), id
        assert spec.label and spec.help, id
        assert bool(spec.answers) == (spec.type in ("enum", "list", "bool")), id
        assert spec.type != "date" or spec.event, id


def test_values_come_back_as_they_were_stated():
    stated = {"education": "master", "papers": 3, "under_sanction": False, "title_date": "2019-06"}
    stated["skill_honours"] = ["jiangsu_craftsman", "worldskills_coach"]
    assert load_facts().parse(stated).as_json() == stated


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"degre": "master"}, "是不是 degree"),
        ({"education": "phd"}, "doctor"),
        ({"education": ["master"]}, "不能是 列表"),
        ({"education": {"education": "master"}}, "嵌套"),
        ({"papers": "3"}, "0 到 2000 的整数"),
        ({"papers": True}, "现在是 true"),
        ({"papers": -1}, "0 到 2000"),
        ({"papers": 10**30}, "过大"),
        ({"papers": 1.0}, "整数"),
        ({"papers": None}, "不知道就不写这一项"),
        ({"science_prize_rank": 0}, "1 到 999"),
        ({"under_sanction": 0}, "true 或 false"),
        ({"under_sanction": "false"}, "true 或 false"),
        ({"title_date": "2019-02-30"}, "不是日历上有的日期"),
        ({"title_date": 2019}, "应为日期文字"),
        ({"title_date": "2031-01-01"}, "还没有到"),
        ({"title_date": "2024-09"}, "还没有到"),
        ({"title_date": "0999"}, "太早"),
        ({"skill_honours": []}, "非空的列表"),
        ({"skill_honours": "none"}, "非空的列表"),
        ({"skill_honours": ["none", "china_skill_award"]}, "只留一种"),
        ({"skill_honours": ["gold"]}, "china_skill_award"),
        ({"education": "\ud800"}, "\\ud800"),
        ({"education": "x" * 1_000_000}, "…"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_its_field_and_what_would_be_right(stated, words):
    fault = _faults(stated)
    assert fault.faults[0].field == next(iter(stated))
    assert words in str(fault)
    assert "\n" not in str(fault) and len(str(fault)) < 1000


def test_a_month_that_has_begun_may_be_stated():
    assert load_facts().parse({"title_date": "2024-08"}, today=TODAY).values["title_date"].text == "2024-08"


def test_all_faults_are_told_at_once_but_never_endlessly():
    assert [fault.field for fault in _faults({"papers": -1, "books": 0, "degree": "x"}).faults] == ["papers", "degree"]
    assert "另有" in str(_faults({f"fact{n}": n for n in range(50_000)}))


def test_many_unknown_facts_do_not_repeat_what_there_is():
    told = str(_faults({"甲": 1, "乙": 2, "丙": 3}))
    assert told.count("没有这个事实") == 3 and told.count("employment_status") == 1


@pytest.mark.parametrize("obj", [[], "papers", 3, None, True])
def test_facts_are_one_object(obj):
    assert _faults(obj).faults[0].field == "facts"


def test_a_stated_grade_says_that_the_prize_is_held():
    assert load_facts().parse({"society_prize_grade": 1}).implied == {"society_prize": frozenset({"held"})}
    assert load_facts().parse({"society_prize": "none"}).implied == {}


def test_only_the_value_named_says_another_fact():
    assert "employer_type" in load_facts().parse({"employment_status": "freelance"}).implied
    assert load_facts().parse({"employment_status": "employed"}).implied == {}


def test_the_order_of_stated_facts_changes_nothing_that_they_hold():
    stated = {"science_prize": "none", "society_prize": "none", "society_prize_grade": 1, "science_prize_grade": 2}
    ways = [load_facts().parse(dict(way)) for way in itertools.permutations(stated.items())]
    assert {tuple(way.implied.items()) for way in ways} == {tuple(ways[0].implied.items())}


@pytest.mark.parametrize(
    ("stated", "clash"),
    [
        ({"employment_status": "retired", "labour_contract": True}, ("employment_status", "labour_contract")),
        ({"title_level": "none", "title_date": "2018"}, ("title_level", "title_date")),
        ({"title_level": "assistant", "title_is_engineer": True}, ("title_level", "title_is_engineer")),
        (
            {"skill_certificate": "none", "skill_certificate_date": "2018"},
            ("skill_certificate", "skill_certificate_date"),
        ),
    ],
)
def test_facts_that_cannot_both_be_are_noticed(stated, clash):
    assert load_facts().parse(stated).clashes == (clash,)


def test_facts_that_can_both_be_do_not_clash():
    assert load_facts().parse({"employment_status": "retired", "labour_contract": False}).clashes == ()
    assert load_facts().parse({"title_level": "none", "title_is_engineer": False}).clashes == ()


def test_what_others_settle_is_kept_apart_from_what_the_applicant_does_not_know():
    facts = load_facts().parse({}, unsure=frozenset({"high_level_talent", "graduation"}))
    assert (facts.unsure, facts.left_to_others) == (frozenset({"graduation"}), frozenset({"high_level_talent"}))
    assert load_facts()["high_level_talent"].not_known == "由主管部门认定"


def test_a_faulty_vocabulary_is_told_with_line_and_fix(tmp_path):
    path = tmp_path / "facts.yaml"
    path.write_text(
        "title_level:\n  type: enum\n  label: 职称\n  question: 哪一级？\n  help: 见证书。\n"
        "  values: {none: 无, senior: 正高}\n  usual: [senor]\n"
        "title_date:\n  type: date\n  label: 日期\n  question: 何时？\n  help: 见证书。\n  after: title_levl\n"
        "  denies: [{when: [2018], fact: title_leval}]\n",
        encoding="utf-8",
    )
    with pytest.raises(FaultsError) as caught:
        load_facts(path)
    told = str(caught.value)
    assert f"{path}:7:11：" in told and "是不是「senior」" in told
    assert f"{path}:13:3：" in told and "是不是「title_level」" in told
    assert f"{path}:14:" in told and "是不是「title_level」" in told
    assert "event" in told


def test_names_in_notices_are_of_values_that_there_are(tmp_path):
    path = tmp_path / "facts.yaml"
    path.write_text(
        "title_level:\n  type: enum\n  label: 职称\n  question: 哪一级？\n  help: 见证书。\n"
        "  values: {none: 无, senior: 正高}\n  terms: {senor: [正高级]}\n",
        encoding="utf-8",
    )
    with pytest.raises(FaultsError, match=r"7:11：.*是不是「senior」"):
        load_facts(path)
