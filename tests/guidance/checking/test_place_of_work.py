"""Where the applicant works is held against the place of whichever notice is in hand, by the table of divisions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from guidance.assistant import Assistant, load_knowledge, open_assistant
from guidance.checking.place_of_work import works_inside
from guidance.conversation import Conversation, respond
from guidance.scope_features import PlaceMention
from ingest.settings import ROOT

CITY, ZONE, THIRD = "lyg-2024-14", "lyg-etdz-2023-h2", "wuhu-2026-102"
TODAY = date(2026, 9, 1)
PACK = """
notice: wuhu-2026-102
titles: [中级]
scope:
  - clause: 1.1
    text: 在芜湖市的单位从事工程技术工作
    quote: 全市各类企事业单位中现在专业技术岗位上从事工程技术工作
    needs: {fact: works_in_place, is: true, clause: 1.1, quote: 全市各类企事业单位}
routes:
  - id: intermediate
    clause: 1.2
    title: 中级
    text: 与用人单位签订劳动合同
    needs: {fact: labour_contract, is: true, clause: 1.1, quote: 与用人单位签订劳动（聘用）合同}
information:
  - {text: 其他, clauses: ["0"], under: ["1", "2", "3", "4", "5"]}
"""


@pytest.fixture(scope="module")
def office(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant with a pack for the third notice that asks for the place."""
    folder = tmp_path_factory.mktemp("office")
    knowledge = Path(shutil.copytree(ROOT / "knowledge", folder / "knowledge"))
    shutil.copytree(indexed, folder / "data")
    shutil.copytree(ROOT / "tests" / "fixtures" / "notices" / THIRD, knowledge / "notices" / THIRD)
    (knowledge / "rules" / f"{THIRD}.yaml").write_text(PACK, encoding="utf-8")
    (knowledge / "rules" / f"{THIRD}.draft.yaml").write_text("notice: [", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDANCE_KNOWLEDGE", str(knowledge))
        patch.setenv("GUIDANCE_DATA", str(folder / "data"))
        assistant = open_assistant()
        assert assistant.knowledge.faults == ()
        yield assistant


@pytest.mark.parametrize(
    ("told", "inside"),
    [
        ("我在芜湖市鸠江区一家企业上班", True),
        ("我在无为市的公司上班", True),
        ("我单位在芜湖", True),
        ("我在合肥一家公司工作", False),
        ("我们公司在江苏南京", False),
        ("我在安徽工作", None),
        ("我家在合肥，签了合同", None),
        ("我合肥工业大学毕业，签了合同", None),
        ("我在开发区上班", None),
    ],
)
def test_a_place_that_is_told_settles_the_notice_s_own(office, told, inside):
    conversation = Conversation(THIRD, TODAY)
    respond(told, conversation, office)
    assert conversation.case.facts.get("works_in_place") is inside


@pytest.mark.parametrize(
    ("answer", "inside"), [("芜湖的", True), ("在南京", False), ("无为", True), ("在", True), ("不在", False)]
)
def test_it_is_asked_and_answered_by_name_or_button(office, answer, inside):
    conversation = Conversation(THIRD, TODAY)
    reply = respond("我签了合同，能报吗", conversation, office)
    assert reply.asks == ("works_in_place",)
    reply = respond(answer, conversation, office)
    assert conversation.case.facts["works_in_place"] is inside
    assert reply.check["verdict"] == ("eligible" if inside else "not_eligible")


CODES = {
    "海州区": ("320706",),
    "连云港市": ("3207",),
    "江苏省": ("32",),
    "南京市": ("3201",),
    "鼓楼区": ("320106", "320302"),
}


@pytest.mark.parametrize(
    ("notice", "place", "inside"),
    [
        *((CITY, "海州区", True), (CITY, "连云港市", True), (CITY, "江苏省", None), (CITY, "南京市", False)),
        *((ZONE, "海州区", False), (ZONE, "连云港市", None), (ZONE, "南京市", False), (CITY, "鼓楼区", False)),
    ],
)
def test_what_the_names_leave_open_is_not_settled(office, notice, place, inside):
    assert works_inside(PlaceMention(CODES[place]), notice, office.knowledge) is inside


def test_without_a_pack_that_asks_places_are_not_looked_for(monkeypatch):
    monkeypatch.delenv("GUIDANCE_KNOWLEDGE", raising=False)
    heard = load_knowledge().extractor.extract("我在芜湖市鸠江区一家企业上班")
    assert heard.work_place is None
