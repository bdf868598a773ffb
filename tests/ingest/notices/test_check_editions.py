"""Faults between notices: one number twice, circles, editions of what is not there; the others go on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.notices.load_notices import load_sound_notices
from ingest.notices.retire import retire
from ingest.settings import ROOT

HIGHER, FIRST, THIRD = "lyg-2024-14", "lyg-etdz-2023-h2", "wuhu-2026-102"
NUMBER = "连工信职称〔2024〕14号"


@pytest.fixture
def office(own_settings) -> Path:
    """The folder of three notices."""
    notices = own_settings.knowledge / "notices"
    shutil.copytree(ROOT / "tests" / "fixtures" / "notices" / THIRD, notices / THIRD)
    return notices


def replacing(notices: Path, id: str, *others: str) -> int:
    """Let a notice replace others; the line of its notice.yaml where it does."""
    path = notices / id / "notice.yaml"
    text = path.read_text(encoding="utf-8").replace("replaces: []\n", "")
    path.write_text(f"{text}replaces: [{', '.join(others)}]\n", encoding="utf-8")
    return text.count("\n") + 1


def edition(notices: Path, id: str, of: str) -> Path:
    return Path(shutil.copytree(notices / of, notices / id))


def loaded() -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """What the notices that answer replace, by id, and the faults."""
    notices, faults = load_sound_notices()
    return {n.id: n.replaces for n in notices}, [f"{f.file.parent.name}:{f.line} {f.message}" for f in faults]


def test_three_notices_beside_each_other_have_no_fault(office):
    assert loaded() == ({HIGHER: (), FIRST: (), THIRD: ()}, [])


def test_of_two_with_one_number_the_later_is_left_out_and_named_once(office):
    edition(office, "lyg-2025-14", HIGHER)
    notices, [fault] = loaded()
    assert list(notices) == [HIGHER, FIRST, THIRD]
    assert fault.startswith(f"lyg-2025-14:7 文号 {NUMBER} 与通知 {HIGHER} 相同，请核对")
    assert fault.endswith(f"如 replaces: [{HIGHER}]")


def test_an_edition_that_replaces_the_other_may_have_its_number(office):
    edition(office, "lyg-2025-14", HIGHER)
    replacing(office, "lyg-2025-14", HIGHER)
    assert loaded() == ({HIGHER: (), "lyg-2025-14": (HIGHER,), FIRST: (), THIRD: ()}, [])


def test_a_circle_is_said_once_and_takes_nobody_out(office):
    line = replacing(office, HIGHER, THIRD)
    replacing(office, THIRD, FIRST)
    replacing(office, FIRST, NUMBER)
    notices, faults = loaded()
    assert notices == {HIGHER: (), FIRST: (), THIRD: ()}
    assert faults == [
        f"{HIGHER}:{line} 几份通知互相代替，绕成了一圈（{HIGHER} → {THIRD} → {FIRST} → {HIGHER}），"
        "请只让新的代替旧的，删去其中一处"
    ]


def test_what_leads_into_a_circle_goes_on(office):
    edition(office, "lyg-2025-14", THIRD)
    replacing(office, "lyg-2025-14", THIRD, HIGHER)
    replacing(office, THIRD, HIGHER)
    replacing(office, HIGHER, THIRD)
    notices, faults = loaded()
    assert notices == {HIGHER: (), "lyg-2025-14": (THIRD, HIGHER), FIRST: (), THIRD: ()}
    assert len(faults) == 1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("lyg-2024-41", f"没有代号或文号为「lyg-2024-41」的通知，是不是「{HIGHER}」；不再有的就删去这一项"),
        (THIRD, f"「{THIRD}」就是这份通知自己，请删去这一项"),
        ("芜人社秘(2026)102号", "「芜人社秘(2026)102号」就是这份通知自己，请删去这一项"),
    ],
)
def test_replacing_a_missing_notice_or_itself_is_a_fault_that_costs_only_that(office, name, message):
    line = replacing(office, THIRD, name, HIGHER)
    assert loaded() == ({HIGHER: (), FIRST: (), THIRD: (HIGHER,)}, [f"{THIRD}:{line} {message}"])


def test_replacing_a_notice_that_is_retired_or_has_faults_is_none(office):
    replacing(office, THIRD, HIGHER, FIRST)
    retire(HIGHER)
    (office / FIRST / "source.md").write_bytes(b"\x00")
    notices, [fault] = loaded()
    assert notices == {THIRD: (HIGHER, FIRST)} and fault.startswith(f"{FIRST}:0")
