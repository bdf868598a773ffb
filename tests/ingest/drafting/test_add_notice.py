"""A file becomes a notice's folder: drafted or accepted, whole or not at all."""

from datetime import date

import pytest
from docx import Document
from notices import PLAIN

from ingest.drafting.add_notice import NotAddedError, accept_draft, add_notice
from ingest.errors import AssistantError
from ingest.notices.check_companions import KEYS_OF_NOTICES
from ingest.notices.load_notices import load_notice, load_notices
from ingest.notices.retire import retire
from ingest.settings import ROOT
from tests.guidance.companion_office import STANDARDS, add_standards


@pytest.fixture
def office(own_settings):
    """An office whose knowledge folder has the tables that a draft is read with."""
    for name in ("title_levels.yaml", "draft_wording.yaml"):
        (own_settings.knowledge / name).write_bytes((ROOT / "knowledge" / name).read_bytes())
    return own_settings.knowledge / "notices"


@pytest.fixture
def received(tmp_path):
    path = tmp_path / "received.txt"
    path.write_text(PLAIN, encoding="utf-8")
    return path


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_draft_answers_nothing_until_it_is_accepted(office, received):
    before = [notice.id for notice in load_notices()]
    added = add_notice([received], "qz-2025-9")
    assert (added.is_accepted, names_in(office / "qz-2025-9")) == (
        False,
        ["notice.draft.review.json", "notice.draft.yaml", "source.txt"],
    )
    assert [notice.id for notice in load_notices()] == before
    assert add_notice([received], "qz-2025-9", accept=True).is_accepted
    assert names_in(office / "qz-2025-9") == ["notice.yaml", "source.txt"]
    assert [notice.id for notice in load_notices()] == sorted([*before, "qz-2025-9"])


def test_the_original_is_kept_byte_for_byte_and_the_notice_loads(office, received):
    add_notice([received], "qz-2025-9", ["lyg-2024-14"], accept=True)
    notice = load_notice("qz-2025-9")
    assert notice.source.read_bytes() == received.read_bytes()
    assert (notice.place, notice.year, notice.replaces) == ("泉州市", 2025, ("lyg-2024-14",))
    assert [window.closes for window in notice.windows] == [date(2025, 9, 19), date(2025, 10, 17)]
    assert [stage.kind for stage in notice.stages] == ["review", "hearing"]
    assert [fee.amount for fee in notice.fees] == [300, 120, 0]
    assert (notice.contact.phone, len(notice.contacts)) == ("0595-22500116", 4)
    assert notice.scope.seasons == ("下半年",)
    assert notice.scope.within == ("福建省", "福建")


def test_what_the_editor_changed_in_a_draft_is_what_is_accepted(office, received):
    add_notice([received], "qz-2025-9")
    draft = office / "qz-2025-9" / "notice.draft.yaml"
    draft.write_text(draft.read_text(encoding="utf-8").replace("value: 评审\n", "value: 副高级职称评审\n"), "utf-8")
    add_notice([received], "qz-2025-9", accept=True)
    assert load_notice("qz-2025-9").kind == "副高级职称评审"


def test_a_draft_that_an_editor_broke_stays_a_draft(office, received):
    add_notice([received], "qz-2025-9")
    draft = office / "qz-2025-9" / "notice.draft.yaml"
    draft.write_text(draft.read_text(encoding="utf-8").replace("2025-09-19", "2025-09-18"), encoding="utf-8")
    with pytest.raises(AssistantError, match="与所引原文"):
        add_notice([received], "qz-2025-9", accept=True)
    assert names_in(office / "qz-2025-9") == ["notice.draft.review.json", "notice.draft.yaml", "source.txt"]


def test_a_word_file_is_kept_beside_the_text_that_is_cited(office, tmp_path):
    document = Document()
    for line in filter(None, PLAIN.split("\n")):
        document.add_paragraph(line)
    document.save(tmp_path / "received.docx")
    add_notice([tmp_path / "received.docx"], "qz-2025-9", accept=True)
    folder = office / "qz-2025-9"
    assert names_in(folder) == ["notice.yaml", "original.docx", "source.md"]
    assert (folder / "original.docx").read_bytes() == (tmp_path / "received.docx").read_bytes()
    (folder / "source.md").write_text("以后的版本读出来的文字会不同", encoding="utf-8")
    assert add_notice([tmp_path / "received.docx"], "qz-2025-9").is_accepted


@pytest.mark.parametrize("accept", [False, True])
def test_the_same_file_again_changes_nothing(office, received, accept):
    add_notice([received], "qz-2025-9", accept=accept)
    before = {path: path.read_bytes() for path in (office / "qz-2025-9").iterdir()}
    add_notice([received], "qz-2025-9", accept=accept)
    assert {path: path.read_bytes() for path in (office / "qz-2025-9").iterdir()} == before


def test_a_taken_id_is_refused(office, received):
    add_notice([received], "qz-2025-9", accept=True)
    received.write_text(PLAIN.replace("300元", "320元"), encoding="utf-8")
    with pytest.raises(NotAddedError, match="已有一份别的通知"):
        add_notice([received], "qz-2025-9", accept=True)
    retire("qz-2025-9")
    with pytest.raises(NotAddedError, match="已停用"):
        add_notice([received], "qz-2025-9", accept=True)


@pytest.mark.parametrize("id", ["", "a b", "../x", ".x", "_x", "a/b"])
def test_an_id_that_names_no_folder_is_refused(office, received, id):
    before = names_in(office)
    with pytest.raises(NotAddedError, match="通知代号"):
        add_notice([received], id)
    assert names_in(office) == before


def test_nothing_is_written_where_the_notice_cannot_stand_beside_the_others(office, tmp_path):
    before, other = names_in(office), tmp_path / "copy.txt"
    other.write_text(PLAIN.replace("泉农职〔2025〕9号", "连工信职称〔2024〕14号"), encoding="utf-8")
    with pytest.raises(AssistantError, match="文号 连工信职称〔2024〕14号 与通知 lyg-2024-14 相同"):
        add_notice([other], "qz-2025-9", accept=True)
    assert names_in(office) == before
    assert add_notice([other], "qz-2025-9", ["lyg-2024-14"], accept=True).is_accepted


def test_a_companion_document_is_drafted_without_what_only_a_notice_has(office):
    source = ROOT / "tests" / "fixtures" / "companions" / "jiangling-standards-2023" / "source.md"
    added = add_notice([source], "jiangling-2023", document="standards")
    text = (added.folder / "notice.draft.yaml").read_text(encoding="utf-8")
    assert "\ndocument: standards\n" in text and not any(f"\n{key}:" in text for key in KEYS_OF_NOTICES)
    assert {field for field, _ in added.draft.to_confirm()} == {"title", "year"}
    accept_draft("jiangling-2023")
    assert load_notice("jiangling-2023").is_standards


def test_the_companion_documents_that_a_notice_cites_are_drafted_for_it_and_told(office, received):
    add_standards(office.parent)
    number = "按江岭人社规〔 2023 〕4号执行。"
    received.write_text(received.read_text(encoding="utf-8").replace("。", f"，{number}", 1), encoding="utf-8")
    added = add_notice([received], "qz-2025-9", accept=True)
    assert added.draft.companions == (STANDARDS,)
    assert ("companions", f"原文引用了配套文件 {STANDARDS}") in added.draft.to_confirm()
    assert load_notice("qz-2025-9").companions == (STANDARDS,)
