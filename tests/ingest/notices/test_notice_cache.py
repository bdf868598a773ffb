import pytest

from ingest.notices.load_notices import load_notice_folder, load_notices
from ingest.notices.notice_cache import NoticeCache
from ingest.staff_files.faults import FaultsError


@pytest.fixture
def folder(own_settings):
    return own_settings.knowledge / "notices" / "lyg-2024-14"


def test_an_unchanged_notice_is_found_as_it_was_read(own_settings, folder):
    assert NoticeCache().find(folder) is None
    read = {notice.id: notice for notice in load_notices()}
    found = NoticeCache().find(folder)
    assert found == read["lyg-2024-14"]
    assert found.by_id == read["lyg-2024-14"].by_id


@pytest.mark.parametrize("name", ["source.md", "notice.yaml", "questions.yaml", "../../divisions/divisions.csv"])
def test_a_change_of_what_the_notice_depends_on_is_read_anew(folder, name):
    load_notice_folder(folder)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert NoticeCache().find(folder) is None


def test_a_second_source_is_a_fault_however_often_the_notice_was_read(folder):
    load_notice_folder(folder)
    (folder / "source.txt").write_text("一、通知", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(FaultsError, match="只有一个通知原文"):
            load_notice_folder(folder)


def test_a_damaged_file_is_read_anew_and_written_whole(own_settings, folder):
    read = load_notice_folder(folder)
    (kept,) = (own_settings.data / "notices").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert NoticeCache().find(folder) is None
    assert load_notice_folder(folder) == read
    assert NoticeCache().find(folder) == read
