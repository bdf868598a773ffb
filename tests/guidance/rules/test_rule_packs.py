"""Rule packs: strict loading with place and fix, quotes and digests, the report and the sign-off."""

import json
import shutil

import pytest

from guidance.__main__ import main as guidance_main
from guidance.cli.rules_command import main
from guidance.rules.load_pack import load_pack
from ingest.settings import ROOT, settings
from ingest.staff_files.faults import FaultsError

ID = "lyg-etdz-2023-h2"


@pytest.fixture
def knowledge(tmp_path, monkeypatch):
    """A knowledge folder of its own, with one notice and its pack."""
    folder = tmp_path / "knowledge"
    for name in ("rules", f"notices/{ID}"):
        (folder / name).mkdir(parents=True)
    for name in ("facts.yaml", "replies.yaml"):
        shutil.copy(ROOT / "knowledge" / name, folder)
    shutil.copy(ROOT / "knowledge" / "rules" / f"{ID}.yaml", folder / "rules")
    shutil.copytree(ROOT / "knowledge" / "notices" / ID, folder / "notices" / ID, dirs_exist_ok=True)
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(folder))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    return folder


def _change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def _pack(knowledge):
    return knowledge / "rules" / f"{ID}.yaml"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("one_of: [mainland,", "one_off: [mainland,", "「one_off」是不是「one_of」"),
        ("fact: origin, is: foreign", "fact: origin, iss: foreign", "「iss」是不是「is」"),
        ("fact: origin, is: foreign", "fact: origin, is: foreign, quoot: 字", "是不是「quote」"),
        ("fact: origin, is: foreign", "fact: origen, is: foreign", "是不是「origin」"),
        ("fact: origin, is: foreign", "fact: origin, is: foreigner", "是不是「foreign」"),
        ("fact: labour_contract, is: true", "fact: labour_contract, is: 1", "是否类事实不能是「1」"),
        ("fact: degree, at_least: bachelor", "fact: education, at_least: bachelor", "没有高低"),
        ("fact: degree, at_least: bachelor", "fact: degree, at_most: 3", "at_most 用于整数"),
        ("needs: {use: master}", "needs: {use: mastr}", "是不是「master」"),
        ("until: service", "until: servise", "是不是「service」"),
        ("title: 技术员", "title: 技术原", "是不是「技术员」"),
        ("years: 1", "years: 一", "「years」应为整数"),
        ("years: 1", "years: -1", "不能小于 0"),
        ("clause: 1.3\n    text", "clause: 1.33\n    text", "是不是 1.3"),
        ("quote: 毕业学历", "quote: 毕业学厉", "没有「毕业学厉」这些字"),
        ("quote: 毕业学历", "quote: 思想政治工作专业不可初定", "这些字在条款 1.4"),
        ("base: graduate\n", "base: gradaute\n", "是不是「graduate」"),
        (
            "    facts: {speciality_since: 2022-11-30}",
            "    facts: {speciality_sinc: 2022-11-30}",
            "是不是「speciality_since」",
        ),
        ("    facts: {speciality_since: 2022-11-30}", "    facts: {speciality_since: 2022-13}", "不是日历上有的日期"),
        ("missing: [speciality_since]", "missing: [speciality_sinse]", "是不是「speciality_since」"),
        ("blocking: [1.4]", "blocking: [1.44]", "是不是「1.4」"),
        ("verdict: eligible, title", "verdickt: eligible, title", "是不是「verdict」"),
        ("notice: lyg-etdz-2023-h2", "notice: lyg-etdz-2023", "应与文件名一致"),
        ("  master:\n    text", "  master:\n    txt", "是不是「text」"),
        ("  - id: assistant_master", "  - id: assistant_bachelor", "写了两次"),
        ("routes:\n  - id", "rutes:\n  - id", "是不是「routes」"),
    ],
)
def test_a_slip_is_told_with_its_place_and_what_was_meant(knowledge, old, new, told):
    line = _change(_pack(knowledge), old, new)
    with pytest.raises(FaultsError) as caught:
        load_pack(ID)
    faults = [fault for fault in caught.value.faults if told in fault.message]
    assert faults, str(caught.value)
    assert all(fault.file == _pack(knowledge) and fault.line and fault.column for fault in faults)
    assert any(abs(fault.line - line) <= new.count("\n") + 1 for fault in faults) or "routes" in told


def test_what_is_right_in_a_condition_is_no_slip(knowledge):
    _change(_pack(knowledge), "{fact: origin, is: foreign, clause", "{fact: origin, iss: foreign, clause")
    with pytest.raises(FaultsError) as caught:
        load_pack(ID)
    assert "「clause」" not in str(caught.value) and "「fact」" not in str(caught.value)


def test_a_name_near_to_none_does_not_list_all_that_there_are(knowledge):
    _change(_pack(knowledge), "fact: origin, is: foreign", "fact: 来源, is: foreign")
    with pytest.raises(FaultsError) as caught:
        load_pack(ID)
    assert "等 91 个" in str(caught.value) and "technical_reports" not in str(caught.value)


def test_all_slips_are_told_at_once(knowledge):
    for old in ("is: foreign", "until: service", "use: master"):
        _change(_pack(knowledge), old, old[:-1])
    with pytest.raises(FaultsError) as caught:
        load_pack(ID)
    assert len(caught.value.faults) == 3


def test_a_definition_that_comes_back_to_itself_is_told(knowledge):
    _change(_pack(knowledge), "definitions:\n", "definitions:\n  a: {use: b}\n  b: {not: {use: a}}\n")
    with pytest.raises(FaultsError, match="绕回了它自己"):
        load_pack(ID)


def test_a_quote_holds_whatever_its_width_and_spacing(knowledge):
    _change(_pack(knowledge), "quote: 毕业学历", "quote: 毕 业　学历")
    assert load_pack(ID)


def test_a_notice_without_a_pack_is_no_pack(knowledge):
    with pytest.raises(KeyError):
        load_pack("lyg-2024-14")


def test_a_changed_clause_is_noticed_until_someone_signs_it_off(knowledge, capsys):
    source = next((knowledge / "notices" / ID).glob("source.*"))
    _change(source, "可初定技术员职称", "可初定技术员职称，限第一次")
    assert load_pack(ID).changed == ("2.1.1",)
    assert main(["--notice", ID]) == 2
    assert "2.1.1" in capsys.readouterr().err
    before = _pack(knowledge).read_text(encoding="utf-8")
    assert main(["--accept"]) == 0
    assert "2.1.1" in capsys.readouterr().out
    after = _pack(knowledge).read_text(encoding="utf-8")
    different = [(old, new) for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new]
    assert len(different) == 1 and different[0][0].startswith('  "2.1.1":')
    assert load_pack(ID).changed == () and main([]) == 0


def test_signing_off_keeps_comments_and_drops_what_is_no_longer_quoted(knowledge):
    _change(_pack(knowledge), "digests:\n", 'digests:\n  # 由王工核对\n  "9.9": "000000000000"\n')
    assert main(["--accept"]) == 0
    text = _pack(knowledge).read_text(encoding="utf-8")
    assert "# 由王工核对" in text and "9.9" not in text


def test_a_pack_never_signed_off_is_signed_off_at_its_end(knowledge):
    path = _pack(knowledge)
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("\n# --- 各条原文的核对记录")], encoding="utf-8")
    assert len(load_pack(ID).changed) == 19
    assert main(["--accept"]) == 0
    assert path.read_text(encoding="utf-8") == text


def test_the_report_tells_what_becomes_of_every_clause(capsys):
    assert main(["--notice", ID]) == 0
    out = capsys.readouterr().out
    assert "还没有处理 0 条" in out
    assert "二、（三）3.  对已实行职业准入的" in out and "已取得职业准入所需资格：已取得" in out
    assert "原文留有余地、这样理解的地方" in out


def test_the_report_comes_as_json_too(capsys):
    assert main(["--notice", ID, "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    by_clause = {row.get("clause"): row for row in rows}
    assert by_clause[f"{ID}#2.1.tail"]["kinds"] == ["encoded"]
    assert by_clause[f"{ID}#4.1"]["kinds"] == ["information"]
    assert rows[-1]["notice"] == ID and rows[-1]["readings"]


def test_a_clause_nobody_dealt_with_is_told(knowledge, capsys):
    _change(_pack(knowledge), '  - {text: 申报时间和地点, under: ["5"]}\n', "")
    assert main([]) == 2
    assert "还没有处理" in capsys.readouterr().err


def test_a_broken_pack_is_told_on_one_line(knowledge, capsys):
    _change(_pack(knowledge), "until: service", "until: servce")
    _change(_pack(knowledge), "is: foreign", "is: foreignn")
    assert main([]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "servce" in err and "foreignn" in err


def test_an_unknown_notice_is_told_with_those_there_are(capsys):
    assert guidance_main(["rules", "--notice", "nowhere"]) == 2
    assert ID in capsys.readouterr().err
    assert (settings().knowledge / "rules" / f"{ID}.yaml").exists()


def test_what_nothing_uses_and_mere_hints_are_not_told_as_encoded(knowledge):
    from guidance.rules.coverage import cover

    _change(
        _pack(knowledge),
        "definitions:\n",
        "definitions:\n  spare: {fact: school_type, is: military, clause: 2.2.1, quote: 部队院校全日制教育毕业证书}\n",
    )
    kinds = {row.clause.number: row.kinds for row in cover(load_pack(ID)).rows}
    assert kinds["2.2.1"] == ("hinted",)
    assert kinds["2.2.2"] == ("encoded",)
