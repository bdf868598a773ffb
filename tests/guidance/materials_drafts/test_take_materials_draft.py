"""An editor's work on drafted materials: words are read, papers left out, and the draft becomes the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from further_notices import copied_knowledge

from guidance.materials.load_materials import load_materials
from guidance.materials_drafts.draft_materials import draft_materials
from guidance.materials_drafts.take_materials_draft import (
    leave_out,
    read_materials_draft,
    settle_words,
    take_materials_draft,
    words_to_read,
)
from guidance.materials_drafts.write_materials_draft import (
    NotDraftedError,
    materials_draft_path,
    write_materials_draft,
)
from ingest.notices.load_notices import load_notice
from ingest.settings import settings

ID = "lyg-etdz-2023-h2"


def test_words_are_settled_papers_left_out_and_the_draft_is_taken_once(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(copied_knowledge(tmp_path)))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    notice = load_notice(ID)
    file = settings().knowledge / "materials" / f"{ID}.yaml"
    file.unlink()
    write_materials_draft(draft_materials(notice.clauses))
    draft = read_materials_draft(notice)
    words = words_to_read(draft)
    assert words
    with pytest.raises(NotDraftedError, match=f"还有 {len(words)} 处"):
        take_materials_draft(notice)
    leave_out(notice, draft.file.items[0])
    with pytest.raises(NotDraftedError, match="刚才有人改过"):
        leave_out(notice, draft.file.items[0])
    for entry in words:
        settle_words(notice, entry)
    with pytest.raises(NotDraftedError, match="刚才有人改过"):
        settle_words(notice, words[0])
    assert take_materials_draft(notice) == file and not materials_draft_path(ID).exists()
    assert load_materials(ID).file.items == draft.file.items[1:]
    write_materials_draft(draft_materials(notice.clauses))
    with pytest.raises(NotDraftedError, match="已有材料清单"):
        take_materials_draft(notice)
