"""The assistant that follows the knowledge folder: a whole change is served, a broken one is not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from guidance.assistant import load_knowledge
from guidance.assistant_loader import AssistantLoader, folder_state
from guidance.knowledge import Knowledge
from guidance.materials.load_materials import Materials, load_sound_materials
from ingest.errors import AssistantError
from ingest.settings import ROOT

# Each cut in half; what drafts alone are made with keeps nobody from being answered.
ESSENTIAL = [
    "facts",
    "fact_wording",
    "lexicon",
    "refusals",
    "replies",
    "title_levels",
    "topics",
    "vocabulary",
    "weights",
]
OF_A_NOTICE = ["notices/pengjiang-2025-4/notice", "notices/lyg-2024-14/questions"]
EMPTIED = ["divisions/divisions.csv", "refusals.yaml", "notices/lyg-2024-14/questions.yaml"]
OTHERS = ["rules/lyg-2024-14", "materials/lyg-2024-14"]


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("followed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDANCE_KNOWLEDGE", str(folder / "knowledge"))
        patch.setenv("GUIDANCE_DATA", str(folder / "data"))
        shutil.copytree(ROOT / "knowledge", folder / "knowledge")
        yield folder / "knowledge"


@dataclass(frozen=True)
class Answering:
    """An assistant as far as the loader looks at it; the index has tests of its own."""

    knowledge: Knowledge
    materials: dict[str, Materials]

    @property
    def ids(self) -> set[str]:
        return {notice.id for notice in self.knowledge.notices}


def open_it() -> Answering:
    knowledge = load_knowledge()
    materials, faults = load_sound_materials(knowledge.notices)
    return Answering(replace(knowledge, faults=(*knowledge.faults, *faults)), materials)


def test_a_changed_folder_is_served_and_a_broken_one_leaves_the_last_good(knowledge: Path):
    loader, loads = AssistantLoader(open_it, open_it), []
    loader.on_loaded = lambda: loads.append(loader.current().number)
    first = loader.current()
    state = folder_state(knowledge)
    assert loader.follow(state) == state and loader.current() is first  # nothing has changed

    shutil.copytree(ROOT / "tests/fixtures/notices/pengjiang-2025-4", knowledge / "notices" / "pengjiang-2025-4")
    changed = loader.follow(state)
    assert changed != state and loader.current() is first  # it may still be changing
    loader.follow(changed)
    served = loader.current()
    assert served.number == 2 and loads == [1, 2]
    assert served.assistant.ids == first.assistant.ids | {"pengjiang-2025-4"}

    for name in (*ESSENTIAL, *OF_A_NOTICE, *OTHERS):
        path = knowledge / f"{name}.yaml"
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] + b"\n  - [")
        with pytest.raises(AssistantError):
            loader.reload()
        assert loader.current() is served and path.name in loader.fault
        path.write_bytes(whole)

    for name in (*EMPTIED, *(f"{name}.yaml" for name in OTHERS)):
        path = knowledge / name
        whole = path.read_bytes()
        path.write_bytes(b"")
        with pytest.raises(AssistantError):
            loader.reload()
        assert loader.current() is served and path.name in loader.fault
        path.write_bytes(whole)

    (knowledge / "facts.yaml").rename(knowledge / ".facts")
    (knowledge / "facts.yaml").mkdir()
    questions = knowledge / "notices" / "lyg-2024-14" / "questions.yaml"
    questions.rename(questions.with_name(".questions"))
    questions.mkdir()
    with pytest.raises(AssistantError, match=r"facts\.yaml：打不开（是文件夹"):
        loader.reload()
    (knowledge / "facts.yaml").rmdir()
    (knowledge / ".facts").rename(knowledge / "facts.yaml")
    with pytest.raises(AssistantError, match=r"questions\.yaml：打不开（是文件夹"):
        loader.reload()
    questions.rmdir()
    with pytest.raises(AssistantError, match=r"questions\.yaml：原来有内容，现在没有了"):
        loader.reload()
    questions.with_name(".questions").rename(questions)
    (knowledge / "divisions" / "divisions.csv").rename(knowledge / "divisions.csv")
    with pytest.raises(AssistantError, match=r"divisions\.csv：原来有内容"):
        loader.reload()
    (knowledge / "divisions.csv").rename(knowledge / "divisions" / "divisions.csv")

    loader.reload()
    assert loader.fault == "" and loader.current().number == 3


def test_drafts_and_hidden_files_change_nothing_for_visitors(knowledge: Path):
    before = folder_state(knowledge)
    draft = knowledge / "notices" / "draft-only"
    draft.mkdir()
    (draft / "notice.draft.yaml").write_text("title: {}", encoding="utf-8")
    (draft / "source.md").write_text("一、", encoding="utf-8")
    (knowledge / "rules" / "lyg-2024-14.draft.yaml").write_text("", encoding="utf-8")
    (knowledge / ".facts.yaml.1234").write_text("", encoding="utf-8")
    assert folder_state(knowledge) == before
    (draft / "notice.yaml").write_text("title: {}", encoding="utf-8")
    assert folder_state(knowledge) != before
    shutil.rmtree(draft)
