import hashlib
from datetime import date

import pytest

from ingest.notices.load_notices import load_notice, load_notices, load_path, load_sound_notices
from ingest.notices.notice import Cutoff, Fee, Window
from ingest.settings import ROOT
from ingest.staff_files.faults import FaultsError


@pytest.fixture(scope="module")
def notices():
    return {notice.id: notice for notice in load_notices(ROOT / "knowledge" / "notices")}


def test_the_review_notice_says_what_its_clauses_say(notices):
    notice = notices["lyg-2024-14"]
    assert (notice.number, notice.issued, notice.year) == ("连工信职称〔2024〕14号", date(2024, 7, 16), 2024)
    assert notice.windows == (
        Window("网上申报", "online", date(2024, 7, 18), date(2024, 9, 10), "", "lyg-2024-14#5.2"),
        Window(
            "现场受理",
            "onsite",
            date(2024, 8, 1),
            date(2024, 9, 10),
            "工作日上午9:00—12:00；下午3:00—6:00",
            "lyg-2024-14#5.2",
        ),
    )
    assert notice.cutoffs == (
        Cutoff("现职称任职年限", date(2023, 12, 31), "lyg-2024-14#2.8"),
        Cutoff("业绩成果、论文、学历（学位）证等材料", date(2024, 3, 31), "lyg-2024-14#2.8"),
    )
    assert notice.fees == (Fee("", 500, "元/人", "lyg-2024-14#5.4"),)
    assert (notice.contact.phone, notice.contact.clause) == ("85811227", "lyg-2024-14#5.3")
    assert [a.clause for a in notice.attachments] == [f"lyg-2024-14#annex.{n}" for n in range(1, 7)]
    assert [warning.kind for warning in notice.warnings] == ["missing_number"]


def test_the_initial_title_notice_leaves_out_what_it_does_not_say(notices):
    notice = notices["lyg-etdz-2023-h2"]
    assert (notice.number, notice.fees, notice.attachments, notice.speciality) == (None, (), (), None)
    assert notice.levels == ("技术员", "助理级", "中级")
    assert notice.cutoffs == (Cutoff("申报人员资历时间", date(2023, 11, 30), "lyg-etdz-2023-h2#2.3.4"),)
    assert {(w.opens, w.closes) for w in notice.windows} == {(date(2023, 11, 20), date(2023, 12, 8))}
    assert (notice.contact.phone, notice.contact.person) == ("0518-85881181", "")


def test_the_sources_are_as_they_were_received(notices):
    received = {
        "lyg-2024-14": "c07c7f8ca42665b8a31a26603e86c5c5f726df960f03840ccb026f68776f6a70",
        "lyg-etdz-2023-h2": "6bbdcf41d2f92a52590447db70b1582a82bd73741e55bf828db77d0fcacd779b",
    }
    assert {id: hashlib.sha256(notices[id].source.read_bytes()).hexdigest() for id in received} == received


def test_a_clause_is_found_by_id_and_by_number(notices):
    notice = notices["lyg-2024-14"]
    assert notice.clause("2.1.4.5") is notice.clause("lyg-2024-14#2.1.4.5")
    with pytest.raises(KeyError):
        notice.clause("2.1.4.4")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("clause: 5.3", "clause: 5.2", "条款 5.2 里没有「刘宇翔」这些字；这些字在条款 5.3"),
        ("clause: 5.3", "clause: 5.33", "通知里没有编号为 5.33 的条款，是不是 5.3"),
        ("closes: 2024-09-10", "closes: 2024-09-11", "「2024-09-11」与所引原文"),
        ("date: 2023-12-31", "date: 2023-12-30", "「2023-12-30」与所引原文"),
        ("amount: 500", "amount: 600", "「600」与所引原文"),
        ("value: 2024-07-16", "value: 2024-07-17", "「2024-07-17」与所引原文"),
        ("下午3:00—6:00", "下午3:00—5:30", "条款 5.2 里没有「工作日上午9:00—12:00；下午3:00—5:30」"),
        ("kind: online", "kind: web", "「kind」应为 online、onsite、review、payment、hearing 之一"),
        ("replaces: []", "replaces: [lyg-1999-1]", "没有代号或文号为「lyg-1999-1」的通知"),
        ("contacts:", "contact:", "不认识的键「contact」，是不是「contacts」"),
        ("title: 专业技术人员简介表", "title: 专业技术人员简历表", "条款 annex.2 里没有「专业技术人员简历表」"),
    ],
)
def test_metadata_that_a_clause_does_not_bear_out_is_told(own_settings, old, new, told):
    path = own_settings.knowledge / "notices" / "lyg-2024-14" / "notice.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FaultsError) as caught:
        load_notices()
    assert told.replace("'", "") in str(caught.value)
    assert all(str(path) in line for line in str(caught.value).splitlines())


def test_all_faults_of_all_notices_are_told_together_with_their_lines(own_settings):
    first = own_settings.knowledge / "notices" / "lyg-2024-14" / "notice.yaml"
    second = own_settings.knowledge / "notices" / "lyg-etdz-2023-h2" / "notice.yaml"
    first.write_text(first.read_text(encoding="utf-8").replace("amount: 500", "amount: 50"), encoding="utf-8")
    second.write_text(second.read_text(encoding="utf-8").replace("clause: 2.3.4", "clause: 2.3.5"), encoding="utf-8")
    with pytest.raises(FaultsError) as caught:
        load_notices()
    lines = {
        path: next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if word in line)
        for path, word in ((first, "amount"), (second, "2.3.5"))
    }
    assert [(fault.file, fault.line) for fault in caught.value.faults] == list(lines.items())


def test_one_broken_folder_leaves_the_others_standing(own_settings):
    (own_settings.knowledge / "notices" / "lyg-2024-14" / "source.md").write_bytes(b"\x00\x01\x02")
    notices, faults = load_sound_notices()
    assert [notice.id for notice in notices] == ["lyg-etdz-2023-h2"]
    assert [fault.file.parent.name for fault in faults] == ["lyg-2024-14"]


def test_a_further_notice_works_by_adding_a_folder(further_notice):
    assert [notice.id for notice in load_notices()] == ["kaili-2024-teachers", "lyg-2024-14", "lyg-etdz-2023-h2"]
    notice = load_notice("kaili-2024-teachers")
    assert notice.windows[0].closes == date(2024, 7, 10)
    assert notice.questions[0].clauses == ("kaili-2024-teachers#3.1",)


def test_a_folder_without_its_source_is_told(further_notice):
    (further_notice / "source.html").unlink()
    with pytest.raises(FaultsError, match=r"应有且只有一个通知原文 source\.\*"):
        load_notices()


def test_an_unknown_notice_lists_the_known_ones(own_settings):
    with pytest.raises(FaultsError, match="没有代号为「nope」的通知，已有 lyg-2024-14、lyg-etdz-2023-h2"):
        load_notice("nope")


def test_the_digest_changes_with_any_file_of_the_notice(further_notice):
    before = load_notice("kaili-2024-teachers").digest
    with open(further_notice / "questions.yaml", "a", encoding="utf-8") as file:
        file.write("# 备注\n")
    assert load_notice("kaili-2024-teachers").digest != before


def test_a_bare_document_can_be_loaded_for_the_index(further_notice, tmp_path):
    [bare] = load_path((further_notice / "source.html").rename(tmp_path / "某地 方案.html"))
    assert bare.id == "某地-方案"
    assert bare.clauses[0].id == "某地-方案#0"
