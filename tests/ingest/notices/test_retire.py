"""A notice is taken out whole and taken back; what names it waits."""

from __future__ import annotations

import json

import pytest

from ingest.__main__ import main
from ingest.divisions.division_table import known_divisions
from ingest.notices.known_refusals import load_refusals
from ingest.notices.load_notices import load_notices, load_sound_notices
from ingest.notices.notice_folders import NoticeIdentity, load_retired
from ingest.notices.retire import reinstate, retire
from ingest.settings import ROOT
from ingest.staff_files.faults import FaultsError

HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


def files(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_retired_notice_is_gone_and_comes_back_byte_for_byte(own_settings):
    notices = own_settings.knowledge / "notices"
    before, loaded = files(notices / HIGHER), load_notices()
    retire(HIGHER)
    assert [notice.id for notice in load_notices()] == [FIRST]
    [retired] = load_retired(notices)
    assert (retired.id, retired.number) == (HIGHER, "连工信职称〔2024〕14号")
    assert retired.title.startswith("关于报送2024年度")
    reinstate(HIGHER)
    assert load_retired(notices) == () and load_notices() == loaded
    assert files(notices / HIGHER) == before


def test_what_names_it_waits_and_is_counted(own_settings, monkeypatch, capsys):
    monkeypatch.setenv("GUIDANCE_EMBEDDING", str(ROOT / "knowledge" / "embedding"))
    path = own_settings.knowledge / "refusals.yaml"
    (own_settings.knowledge / "rules").mkdir()
    for name in (f"{HIGHER}.yaml", f"{HIGHER}.draft.yaml", f"{FIRST}.yaml"):
        (own_settings.knowledge / "rules" / name).write_text("{}\n", encoding="utf-8")
    whole = load_refusals(path, load_notices(), known_divisions())
    assert whole.absent == ()
    assert main(["retire", HIGHER]) == 0
    rest = load_refusals(path, load_notices(), known_divisions())
    assert len(rest.refusals) + len(rest.absent) == len(whole.refusals) and rest.absent
    capsys.readouterr()
    assert main([]) == 0
    expected = f"说的是现在没有的通知，留着不用：没有答案的问题 {len(rest.absent)} 项、规则包 1 项"
    assert expected in capsys.readouterr().out.splitlines()
    assert main(["--json"]) == 0
    assert json.loads(capsys.readouterr().out)["notices"] == 1


def test_a_notice_may_replace_a_retired_one(own_settings):
    path = own_settings.knowledge / "notices" / FIRST / "notice.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("replaces: []", f"replaces: [{HIGHER}, 连工信职称〔2024〕14号]"),
        encoding="utf-8",
    )
    retire(HIGHER)
    assert load_sound_notices()[1] == ()


def test_a_retired_notice_need_not_be_in_order(own_settings):
    retire(HIGHER)
    notices = own_settings.knowledge / "notices"
    (notices / ".retired" / HIGHER / "notice.yaml").write_text("title: [\n", encoding="utf-8")
    assert load_retired(notices) == (NoticeIdentity(HIGHER, "", ""),)
    assert len(load_notices()) == 1


@pytest.mark.parametrize(
    ("act", "id", "message"),
    [
        (retire, "nope", f"没有代号为「nope」的通知，已有 {HIGHER}、{FIRST}"),
        (reinstate, HIGHER, "没有停用过代号为「lyg-2024-14」的通知，现在没有停用的通知"),
    ],
)
def test_an_unknown_id_is_told(own_settings, act, id, message):
    with pytest.raises(FaultsError, match=message):
        act(id)


def test_the_last_notice_and_a_name_that_is_taken_stay_where_they_are(own_settings):
    notices = own_settings.knowledge / "notices"
    retire(HIGHER)
    with pytest.raises(FaultsError, match="只剩这一份通知"):
        retire(FIRST)
    (notices / HIGHER).mkdir()
    with pytest.raises(FaultsError, match="已有同名的文件夹"):
        reinstate(HIGHER)
    assert (notices / FIRST).is_dir() and (notices / ".retired" / HIGHER / "source.md").is_file()
