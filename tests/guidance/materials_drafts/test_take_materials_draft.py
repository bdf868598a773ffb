"""An editor's work on drafted materials: words are read, papers changed, and the draft becomes the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from further_notices import copied_knowledge

from guidance.materials.load_materials import load_materials
from guidance.materials_drafts.draft_materials import draft_materials
from guidance.materials_drafts.edit_materials import (
    MaterialChange,
    change_material,
    read_materials_draft,
    start_list,
)
from guidance.materials_drafts.take_materials_draft import (
    discard_materials_draft,
    materials_file_path,
    settle_words,
    start_materials_correction,
    take_materials_draft,
    words_to_read,
)
from guidance.materials_drafts.write_materials_draft import (
    NotDraftedError,
    materials_draft_path,
    write_materials_draft,
)
from ingest.notices.load_notices import load_notice
from ingest.notices.notice import Notice

ID = "lyg-etdz-2023-h2"


@pytest.fixture
def notice(tmp_path: Path, monkeypatch) -> Notice:
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(copied_knowledge(tmp_path)))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    return load_notice(ID)


@pytest.fixture
def drafted(notice: Notice) -> Notice:
    materials_file_path(notice).unlink()
    write_materials_draft(draft_materials(notice.clauses))
    return notice


def values_of(item) -> dict:
    return item.model_dump(by_alias=True, exclude_defaults=True)


def test_words_are_settled_papers_left_out_and_the_draft_is_taken_once(drafted: Notice):
    draft = read_materials_draft(drafted)
    words = words_to_read(draft)
    assert words
    with pytest.raises(NotDraftedError, match=f"还有 {len(words)} 处"):
        take_materials_draft(drafted)
    gone = MaterialChange("items", draft.file.items[0], None)
    assert change_material(drafted, gone) == []
    with pytest.raises(NotDraftedError, match="刚才有人改过"):
        change_material(drafted, gone)
    for entry in words:
        settle_words(drafted, [entry])
    with pytest.raises(NotDraftedError, match="刚才有人改过"):
        settle_words(drafted, [words[0]])
    path = take_materials_draft(drafted)
    assert path == materials_file_path(drafted) and not materials_draft_path(ID).exists()
    assert load_materials(ID).file.items == draft.file.items[1:]
    assert "草稿" not in path.read_text(encoding="utf-8")
    write_materials_draft(draft_materials(drafted.clauses))
    with pytest.raises(NotDraftedError, match="已有材料清单"):
        take_materials_draft(drafted)


def test_a_paper_is_changed_only_as_its_clause_says(drafted: Notice):
    draft = read_materials_draft(drafted)
    item = next(each for each in draft.file.items if each.copies is None and each.form is None)
    before = materials_draft_path(ID).read_bytes()
    wrong = change_material(drafted, MaterialChange("items", item, {**values_of(item), "copies": 9}))
    assert wrong == ["所引原文没有写 9 份；原文没有写份数的，不要写 copies"]
    elsewhere = change_material(drafted, MaterialChange("items", item, {**values_of(item), "clause": "99"}))
    assert elsewhere and materials_draft_path(ID).read_bytes() == before
    renamed = {**values_of(item), "title": "换了名称的材料"}
    assert change_material(drafted, MaterialChange("items", item, renamed)) == []
    after = read_materials_draft(drafted).file.items
    assert [each.title for each in after].index("换了名称的材料") == draft.file.items.index(item)
    assert [each for each in after if each.title != "换了名称的材料"] == [i for i in draft.file.items if i != item]


def test_words_that_a_paper_no_longer_quotes_are_to_be_read_and_a_paper_made_of_them_settles_them(drafted: Notice):
    for entry in words_to_read(read_materials_draft(drafted)):
        settle_words(drafted, [entry])
    item = next(each for each in read_materials_draft(drafted).file.items if each.title == "年度考核表复印件")
    short = {"title": "甲", "clause": item.clause, "quote": "年度考核表复印件"}
    assert change_material(drafted, MaterialChange("items", item, short)) == []
    left = words_to_read(read_materials_draft(drafted))
    assert left and all(entry.clause == item.clause for entry in left)
    for entry in left:
        more = {"title": "乙", "clause": entry.clause, "quote": entry.quote, "position": 99}
        assert change_material(drafted, MaterialChange("items", None, more)) == []
    draft = read_materials_draft(drafted)
    assert words_to_read(draft) == [] and "乙" in [each.title for each in draft.file.items]


def test_papers_stand_in_their_place_by_their_numbers(drafted: Notice):
    items = read_materials_draft(drafted).file.items
    place = {"title": "另一个袋子", "clause": items[0].clause, "quote": items[0].quote}
    assert change_material(drafted, MaterialChange("places", None, place)) == []
    bag = read_materials_draft(drafted).file.places[-1].id
    for title, position in (("丙", 3), ("甲", 1), ("乙", 2), ("丁", None)):
        paper = {"title": title, "place": bag, "clause": items[0].clause, "quote": items[0].quote}
        new = paper | ({"position": position} if position else {})
        assert change_material(drafted, MaterialChange("items", None, new)) == []
    draft = read_materials_draft(drafted)
    assert [item.title for item in draft.file.items if item.place == bag] == ["甲", "乙", "丙", "丁"]
    used = change_material(drafted, MaterialChange("places", draft.file.places[-1], None))
    assert used and all(bag in fault for fault in used)  # papers go there


def test_the_list_that_visitors_see_is_corrected_with_its_comments(notice: Notice):
    path = materials_file_path(notice)
    before = path.read_text(encoding="utf-8")
    start_materials_correction(notice)
    item = read_materials_draft(notice).file.items[0]
    assert change_material(notice, MaterialChange("items", item, {**values_of(item), "title": "改过的名称"})) == []
    assert path.read_text(encoding="utf-8") == before
    take_materials_draft(notice)
    assert path.read_text(encoding="utf-8") == before.replace(f"title: {item.title}\n", "title: 改过的名称\n", 1)
    start_materials_correction(notice)
    path.write_text(before, encoding="utf-8")
    with pytest.raises(NotDraftedError, match="被别人直接改过"):
        take_materials_draft(notice)
    discard_materials_draft(notice)
    assert path.read_text(encoding="utf-8") == before and not materials_draft_path(ID).exists()


def test_a_list_can_begin_with_one_paper(notice: Notice):
    materials_file_path(notice).unlink()
    item = {"title": "甲", "clause": "1", "quote": notice.clause("1").words.strip()[:5]}
    assert start_list(notice, {**item, "quote": "别的话"}) and not materials_draft_path(ID).exists()
    assert start_list(notice, item) == []
    assert [each.title for each in read_materials_draft(notice).file.items] == ["甲"]
    with pytest.raises(NotDraftedError, match="刚才有人改过"):
        start_list(notice, item)
    with pytest.raises(NotDraftedError, match="只剩这一项"):
        change_material(notice, MaterialChange("items", read_materials_draft(notice).file.items[0], None))
