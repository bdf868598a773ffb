"""Companion documents: read, indexed like a notice, and faults of citing them that cost only that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.errors import AssistantError
from ingest.index.search_texts import search_texts
from ingest.notices.check_companions import companions_of
from ingest.notices.load_notices import load_companions, load_notice, load_sound_notices
from ingest.notices.retire import retire
from ingest.settings import ROOT
from ingest.staff_files.faults import FaultsError
from tests.guidance.companion_office import BENGBU, HUAINAN, STANDARDS, TONGLING, add_citing, add_standards


@pytest.fixture
def notices(tmp_path, monkeypatch) -> Path:
    """The folder of a companion document and of three notices, two of which go by it."""
    knowledge = tmp_path / "knowledge"
    (knowledge / "notices").mkdir(parents=True)
    shutil.copytree(ROOT / "knowledge" / "divisions", knowledge / "divisions")
    add_standards(knowledge)
    for id in (BENGBU, HUAINAN, TONGLING):
        add_citing(knowledge, id)
    write_companions(knowledge / "notices", TONGLING)
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(knowledge))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    return knowledge / "notices"


def write_companions(notices: Path, id: str, *companions: str) -> None:
    """Let a document name these companions, on the first line of its notice.yaml."""
    path = notices / id / "notice.yaml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("companions:")]
    path.write_text("\n".join([f"companions: [{', '.join(companions)}]", *lines]), encoding="utf-8")


def copy_standards(notices: Path, id: str, *companions: str) -> None:
    """Add another companion document, of another number, with companions of its own."""
    add_standards(notices.parent, id)
    for name in ("source.md", "notice.yaml"):
        path = notices / id / name
        text = path.read_text(encoding="utf-8").replace("〔2023〕4号", f"〔2023〕4{len(list(notices.iterdir()))}号")
        path.write_text(text, encoding="utf-8")
    write_companions(notices, id, *companions)


def loaded() -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The companions of each document that loads, by its id, and the faults."""
    documents, faults = load_sound_notices()
    return {d.id: d.companions for d in documents}, [f"{f.file.parent.name}:{f.line} {f.message}" for f in faults]


def test_a_companion_document_needs_no_window_contact_or_fee_and_is_searched_like_a_notice(notices):
    citing = {BENGBU: (STANDARDS,), HUAINAN: (STANDARDS,)}
    assert loaded() == ({**citing, STANDARDS: (), TONGLING: ()}, [])
    standards = load_notice(STANDARDS)
    assert standards.is_standards and not (standards.windows or standards.fees or standards.contact.phone)
    assert standards.name == "《江岭省工程系列中级专业技术资格评审标准条件（试行）》"
    assert f"{STANDARDS}#2.5" in {text.clause for text in search_texts(standards)}
    assert [each.id for each in load_companions(load_notice(BENGBU))] == [STANDARDS]


@pytest.mark.parametrize(
    ("companion", "message"),
    [
        (
            "jiangling-standards-2032",
            f"没有代号为「jiangling-standards-2032」的配套文件，是不是「{STANDARDS}」；不再有的就删去这一项",
        ),
        (BENGBU, f"「{BENGBU}」就是这份文件自己，请删去这一项"),
        (
            TONGLING,
            f"「{TONGLING}」是收申报的通知，不是配套文件；要引用的标准请另放一个文件夹，"
            "在它的 notice.yaml 写 document: standards",
        ),
    ],
)
def test_what_is_no_companion_is_told_and_costs_only_that(notices, companion, message):
    write_companions(notices, BENGBU, companion, STANDARDS)
    companions, faults = loaded()
    assert companions[BENGBU] == (STANDARDS,) and len(companions) == 4
    assert faults == [f"{BENGBU}:1 {message}"]


def test_a_retired_companion_and_one_with_faults_are_told_for_what_they_are(notices):
    copy_standards(notices, "other-standards")
    write_companions(notices, BENGBU, "other-standards", STANDARDS)
    (notices / "other-standards" / "source.md").write_bytes(b"\x00")
    retire(STANDARDS)
    companions, faults = loaded()
    told = [fault for fault in faults if "暂时不能引用" in fault]
    assert companions[BENGBU] == companions[HUAINAN] == ()
    assert [fault.split(" ")[0] for fault in told] == [f"{BENGBU}:1", f"{BENGBU}:1", f"{HUAINAN}:1"]


def test_companions_of_companions_are_followed_and_a_circle_is_told_once(notices):
    copy_standards(notices, "other-standards", STANDARDS)
    write_companions(notices, BENGBU, "other-standards")
    by_id = {document.id: document for document in load_sound_notices()[0]}
    assert [each.id for each in companions_of(by_id[BENGBU], by_id)] == ["other-standards", STANDARDS]
    write_companions(notices, STANDARDS, "other-standards")
    companions, [fault] = loaded()
    assert (companions[STANDARDS], companions["other-standards"]) == ((), (STANDARDS,))
    way = f"{STANDARDS}、other-standards"
    assert fault == f"{STANDARDS}:1 几份配套文件互相引用，绕成了一圈（{way}），请删去其中一处"


def test_what_only_a_notice_has_is_a_fault_of_a_companion_document(notices):
    path = notices / STANDARDS / "notice.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}replaces: [{TONGLING}]\n", encoding="utf-8")
    with pytest.raises(FaultsError, match="配套文件不收申报，没有「replaces」，请删去"):
        load_notice(STANDARDS)
    path.write_text(text.replace("document: standards", "document: standard"), encoding="utf-8")
    with pytest.raises(FaultsError, match="「document」应为 notice、standards 之一"):
        load_notice(STANDARDS)


def test_the_last_notice_is_not_retired_for_companions_that_are_left(notices):
    for id in (BENGBU, HUAINAN):
        retire(id)
    with pytest.raises(AssistantError, match="只剩这一份通知"):
        retire(TONGLING)
