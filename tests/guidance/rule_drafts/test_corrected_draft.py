"""A draft corrected as the form does it tells nobody wrongly that they may apply, on either side of a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.run_cases import facts_of
from guidance.facts.applicant_facts import FactVocabulary, load_facts
from guidance.rule_drafts.edit_rules_draft import rule_values
from guidance.rule_drafts.place_conditions import BesideCondition, OfEveryone, OfOpenPart, put_condition
from guidance.rule_drafts.rules_draft_file import as_yaml, load_drafting_tables, read_draft, sound_draft
from guidance.rules.load_pack import read_pack
from guidance.rules.pack import LeftClause, Pack, RulesDraftFile
from ingest.notices.load_notices import load_notice_folder
from ingest.settings import ROOT
from ingest.staff_files.line_marks import Marked, validate

ID = "liaocheng-2025-6"
FIXTURES = ROOT / "tests" / "fixtures"
POSTS = {
    "有病房的临床科室": "ward",
    "无病房的临床科室": "no_ward",
    "护理岗位": "nursing",
    "药学医技岗位": "pharmacy_technical",
}
SAME = {
    "medical_accident": "发生医疗事故且负主要责任",
    "grassroots_unit": "县以下基层单位",
    "county_hospital": "县市级医疗卫生机构",
    "outpatient_units": "门诊_个单元",
    "discharged_patients": "出院患者_人次",
    "nursing_days": "直接护理患者_个工作日",
    "speciality_weeks": "从事本专业工作_周",
    "class_one_credits": "Ⅰ类学分_学分",
    "higher_hospital_doctor": "二级以上医院的执业医师",
    "grassroots_service_months": "县级以下医疗卫生机构或对口支援单位累计服务_个月",
}


@pytest.fixture(scope="module")
def corrected() -> CheckModel:
    notice, tables = load_notice_folder(FIXTURES / "notices" / ID), load_drafting_tables()
    pack = read_draft(notice, tables, as_yaml(sound_draft(notice, tables).file))
    values = rule_values(pack)
    _correct(values, yaml.safe_load((FIXTURES / "corrections" / f"{ID}.yaml").read_text(encoding="utf-8")))
    file = validate(RulesDraftFile, Marked(pack.marked.file, values, {}))
    return build_model(read_draft(notice, tables, as_yaml(file)), tables.replies)


def _correct(values: dict[str, Any], corrections: Mapping[str, Any]) -> None:
    values["facts"] = corrections["facts"]
    for each in corrections["open"]:
        put_condition(
            values, each["needs"], OfOpenPart(LeftClause(clause=each["clause"], why="-", quote=each["quote"]))
        )
    for each in corrections["everyone"]:
        put_condition(values, each["needs"], OfEveryone(each["part"], each["text"]))
    for each in corrections["beside"]:
        at, rule = next((at, rule) for at, rule in enumerate(values[each["part"]]) if rule["clause"] == each["clause"])
        place = BesideCondition((each["part"], at, "needs"), rule["needs"], each["join"])
        put_condition(values, each["needs"], place)


def _in_own_words(stated: Mapping[str, Any]) -> dict[str, Any]:
    """What a case of the pack written by hand states, in the facts of the draft."""
    found = {SAME.get(fact, fact): value for fact, value in stated.items() if fact in SAME}
    found |= {fact: value for fact, value in stated.items() if fact in load_facts()}
    post = stated["health_post"]
    found |= {words: post == value for words, value in POSTS.items()}
    reports = "专题案例报告_份" if post in ("nursing", "pharmacy_technical") else "归档病案_份"
    papers = max(stated["cn_papers"], stated["sci_papers"])
    found |= {reports: stated["case_records"], "papers": papers, "core_papers": stated["sci_papers"]}
    found |= {"省级以上科研课题": stated["concluded_projects"] > 0, "works_in_place": True, "employer_type": "local"}
    found |= {"设区的市党委政府以上表彰": stated["municipal_commendations"] > 0, "licence_held": True}
    found |= {"invention_patents": stated["applied_patents"], "社会办医疗机构": not stated.get("public_hospital", True)}
    found |= {"county_years": 13 if stated["grassroots_unit"] else 0, "归档病案_份": found.get("归档病案_份", 0)}
    return found


def _by_hand() -> Pack:
    notice = load_notice_folder(FIXTURES / "notices" / ID)
    further = FactVocabulary({**load_facts().specs, **load_facts(FIXTURES / "facts.yaml").specs})
    return read_pack(FIXTURES / "rules" / f"{ID}.yaml", notice, further)


BY_HAND = _by_hand()
CASES = [case for case in BY_HAND.rules.cases if case.expect.verdict]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_the_draft_comes_to_what_the_pack_written_by_hand_comes_to(corrected: CheckModel, case):
    stated = corrected.vocabulary.parse(_in_own_words(facts_of(BY_HAND, case)))
    verdict = check(corrected, stated, BY_HAND.rules.cutoffs["service"].date).verdict
    assert verdict == case.expect.verdict
