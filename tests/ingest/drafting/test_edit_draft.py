"""An editor's work on a draft: entries confirmed, changed and removed, two editors at once, and publishing."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from ingest.divisions.division_table import known_divisions
from ingest.drafting.add_notice import NotAddedError, accept_draft, add_received, discard_draft
from ingest.drafting.edit_draft import (
    EditConflictError,
    EntryChange,
    change_entry,
    change_relation,
    change_scope,
    confirm_entries,
    relation_of,
    scope_of,
)
from ingest.drafting.open_draft import DOUBT, OpenDraft, open_draft
from ingest.drafting.start_correction import start_correction
from ingest.drafting.suggest_id import suggest_id
from ingest.errors import UnreadableSourceError
from ingest.notices.load_notices import load_notice
from ingest.notices.notice import UNDATED
from ingest.notices.notice_folders import id_of_same_files
from ingest.readers.receive import receive_files
from ingest.settings import ROOT, Settings

ID = "lyg-2025-3"
TEXT = """连云港市人力资源和社会保障局

连人社发〔2025〕3号

关于开展2025年度全市建设工程高级工程师职称评审工作的通知

各有关单位：

一、网上申报时间为2025年6月1日至6月20日。

二、评审费500元/人。

四、咨询电话：85811227。

连云港市人力资源和社会保障局
2025年5月6日
"""


@pytest.fixture
def draft(own_settings: Settings) -> OpenDraft:
    for name in ("title_levels.yaml", "draft_wording.yaml"):
        (own_settings.knowledge / name).write_bytes((ROOT / "knowledge" / name).read_bytes())
    files = receive_files([("通知.txt", TEXT.encode())])
    added = add_received(files, ID)
    assert not added.is_accepted and id_of_same_files(added.folder.parent, files.originals) == ID
    taken = [added.folder.name]
    assert (
        suggest_id(added.draft, known_divisions(), []) == ID
        and suggest_id(added.draft, known_divisions(), taken) == f"{ID}-2"
    )
    return open_draft(ID)


def confirm_all(who: str = "王芳") -> None:
    draft = open_draft(ID)
    confirm_entries(ID, [*draft.left(), *((DOUBT, doubt.message) for doubt in draft.review.doubts)], who)


def test_what_is_left_goes_down_to_nothing_and_then_it_answers(draft: OpenDraft):
    assert ("fees", draft.values["fees"][0]) in draft.left() and draft.doubts_left()  # 三 is missing
    confirm_entries(ID, [("fees", draft.values["fees"][0])], "王芳")
    assert len(open_draft(ID).left()) == len(draft.left()) - 1
    confirm_all()
    assert open_draft(ID).left() == [] and open_draft(ID).doubts_left() == 0
    accept_draft(ID)
    assert load_notice(ID).fees[0].amount == 500
    assert {path.name for path in draft.folder.iterdir()} == {"source.txt", "notice.yaml"}
    with pytest.raises(NotAddedError, match="没有代号"):
        open_draft(ID)


def test_a_change_is_checked_against_its_clause_before_it_is_written(draft: OpenDraft):
    fee = draft.values["fees"][0]
    before = (draft.folder / "notice.draft.yaml").read_bytes()
    wrong = change_entry(ID, EntryChange("fees", fee, {**fee, "amount": 560}), "王芳")
    assert len(wrong) == 1 and "560" in wrong[0]
    assert change_entry(ID, EntryChange("fees", fee, {**fee, "clause": "9"}), "王芳")
    assert change_entry(ID, EntryChange("fees", fee, {"amount": "500"}), "王芳")
    assert (draft.folder / "notice.draft.yaml").read_bytes() == before
    cutoff = {"name": "截止", "date": date(2025, 6, 20), "clause": "1", "quote": "6月20日"}
    assert change_entry(ID, EntryChange("cutoffs", None, cutoff), "王芳") == []
    after = open_draft(ID)
    assert after.values["cutoffs"][-1] == cutoff and after.review.is_confirmed("cutoffs", cutoff)
    assert yaml.safe_load(before)["windows"] == after.values["windows"]  # the others stay as they are


def test_the_second_editor_of_an_entry_is_told_and_writes_nothing(draft: OpenDraft):
    fee = draft.values["fees"][0]
    first = {key: value for key, value in fee.items() if key != "what"}
    assert change_entry(ID, EntryChange("fees", fee, first), "王芳") == []
    for new in ({**fee, "quote": "500元/人"}, None):
        with pytest.raises(EditConflictError, match="刚才有人改过"):
            change_entry(ID, EntryChange("fees", fee, new), "li.na")
    assert open_draft(ID).values["fees"] == [first]
    contact = draft.values["contacts"][0]
    assert change_entry(ID, EntryChange("contacts", contact, None), "li.na") == []  # another entry is another's to edit
    assert "contacts" not in open_draft(ID).values and open_draft(ID).values["fees"] == [first]


def test_the_words_that_lead_to_it_are_changed_unless_somebody_else_has(draft: OpenDraft):
    shown = scope_of(draft)
    change_scope(ID, shown, {**shown, "names": ["3号文"]})
    assert scope_of(open_draft(ID)) == {key: words for key, words in shown.items() if words} | {"names": ["3号文"]}
    assert open_draft(ID).values["fees"] == draft.values["fees"]
    with pytest.raises(EditConflictError):
        change_scope(ID, shown, {"names": ["别的"]})


def test_without_a_title_nothing_is_published_and_what_is_missing_is_left_to_do(draft: OpenDraft):
    assert change_entry(ID, EntryChange("title", draft.values["title"], None), "王芳") == []
    assert ("title", None) in open_draft(ID).left()
    confirm_all()
    assert open_draft(ID).left() == [("title", None)]


def test_a_discarded_draft_leaves_nothing(draft: OpenDraft):
    discard_draft(ID)
    assert not draft.folder.exists()
    assert [path.name for path in draft.folder.parent.iterdir() if path.name.startswith(".incoming")] == []
    with pytest.raises(NotAddedError):
        discard_draft("lyg-2024-14")  # answers, and so is no draft
    with pytest.raises(NotAddedError):
        discard_draft("../faq")


def test_a_notice_that_answers_is_corrected_beside_itself(draft: OpenDraft):
    confirm_all()
    accept_draft(ID)
    metadata = draft.folder / "notice.yaml"
    metadata.write_text("# 手写的开头\n" + metadata.read_text(encoding="utf-8"), encoding="utf-8")
    before = load_notice(ID)
    start_correction(ID, "王芳")
    correction = open_draft(ID)
    assert correction.is_correction and correction.left() == []
    fee = correction.values["fees"][0]
    assert change_entry(ID, EntryChange("fees", fee, None), "王芳") == []
    assert load_notice(ID) == before  # as visitors are answered
    discard_draft(ID)
    assert {path.name for path in draft.folder.iterdir()} == {"source.txt", "notice.yaml"}

    start_correction(ID, "王芳")
    assert change_entry(ID, EntryChange("fees", fee, None), "王芳") == []
    accept_draft(ID)
    assert load_notice(ID).fees == () and load_notice(ID).title == before.title
    assert metadata.read_text(encoding="utf-8").startswith("# 手写的开头\n")
    assert {path.name for path in draft.folder.iterdir()} == {"source.txt", "notice.yaml"}

    start_correction(ID, "王芳")
    metadata.write_text(metadata.read_text(encoding="utf-8") + "# 手写的末尾\n", encoding="utf-8")
    with pytest.raises(NotAddedError, match="被别人直接改过"):
        accept_draft(ID)
    discard_draft(ID)
    start_correction(ID, "王芳")
    place = open_draft(ID).values["place"]
    assert (
        change_entry(ID, EntryChange("place", place, {**place, "quote": "连云港市人力资源和社会保障局"}), "王芳") == []
    )
    accept_draft(ID)
    text = metadata.read_text(encoding="utf-8")
    assert text.startswith("# 手写的开头\n") and text.endswith("# 手写的末尾\n")
    assert "  quote: 连云港市人力资源和社会保障局\n" in text


def test_standards_are_drafted_without_what_only_a_notice_has_and_need_no_year(draft: OpenDraft):
    text = "建设工程高级工程师评审标准\n\n第一条 适用于从事建设工程的人员。\n\n第二条 学历应为本科以上。\n"
    standards = add_received(
        receive_files([("标准.txt", text.encode())]), "standards", document="standards"
    ).folder.name
    opened = open_draft(standards)
    assert opened.is_standards and ("year", None) not in opened.left()
    if not opened.entries("title"):
        title = {"value": "建设工程高级工程师评审标准", "clause": "0"}
        assert change_entry(standards, EntryChange("title", None, title), "王芳") == []
    accept_draft(standards)
    assert load_notice(standards).is_standards and load_notice(standards).year == UNDATED

    assert relation_of(draft, "companions") == []
    change_relation(ID, "companions", [], [standards])
    with pytest.raises(EditConflictError):
        change_relation(ID, "companions", [], [])
    confirm_all()
    accept_draft(ID)
    assert load_notice(ID).companions == (standards,)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("通知.pdf", b"PK\x03\x04rest", "内容却是Word"),
        ("通知.docx", b"%PDF-1.7 rest", "内容却是PDF"),
        ("通知.txt", b"\x7fELF rest", "内容却是程序"),
        ("第1页.png", b"plain words", "不是 .png 或 .jpg"),
        ("通知.exe", b"MZ", "内容却是程序"),
        ("通知.docm", b"PK\x03\x04rest", "带宏的 Word 文件，请用 Word 或 WPS 另存为 .docx"),
        ("通知.zip", b"PK\x03\x04rest", "先解压"),
        ("通知.heic", b"....ftypheic", "另存为 .png 或 .jpg"),
        ("通知.xyz", b"plain words", "不支持“.xyz”"),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(name: str, data: bytes, words: str):
    with pytest.raises(UnreadableSourceError, match=words):
        receive_files([(name, data)])
