"""From a draft to a signed pack: the command, what keeps a draft from being signed, and what a signature holds."""

import json
import shutil

import pytest
import yaml

from guidance.__main__ import main
from guidance.rules.load_pack import load_pack, pack_ids
from ingest.settings import ROOT

ID = "lyg-etdz-2023-h2"


@pytest.fixture
def rules(tmp_path, monkeypatch):
    """The rules of a knowledge folder with one notice and no pack."""
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge" / "notices" / ID, folder / "notices" / ID)
    for path in (ROOT / "knowledge").glob("*.yaml"):
        shutil.copy(path, folder)
    shutil.copytree(ROOT / "knowledge" / "divisions", folder / "divisions")
    (folder / "rules").mkdir()
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(folder))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    return folder / "rules"


def _decide_all(path):
    """What an editor does, in short: everything left becomes people's judgement."""
    draft = yaml.safe_load(path.read_text(encoding="utf-8"))
    draft["judged"] += [
        {"clause": each["clause"], "quote": each["quote"], "text": "由人核实"} for each in draft["left"]
    ]
    draft["left"] = []
    path.write_text(yaml.safe_dump(draft, allow_unicode=True, sort_keys=False), encoding="utf-8")


def test_the_draft_is_written_told_as_json_and_decides_nothing(rules, capsys):
    assert main(["rules", "--draft", ID, "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert {key: len(told[key]) for key in ("routes", "exclusions", "cutoffs")} == {
        "routes": 4,
        "exclusions": 3,
        "cutoffs": 1,
    }
    assert told["cutoffs"] == [{"clause": "2.3.4", "day": "2023-11-30"}]
    assert (
        told["routes"][1].items()
        >= {"clause": "2.1.2", "education": ["bachelor"], "years": 1, "title": "助理级"}.items()
    )
    assert (rules / f"{ID}.draft.yaml").is_file()
    assert pack_ids() == []


def test_a_draft_that_someone_worked_on_is_not_written_over(rules, capsys):
    main(["rules", "--draft", ID])
    main(["rules", "--cases", ID])
    assert main(["rules", "--draft", ID]) == 0
    path = rules / f"{ID}.draft.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 改过\n", encoding="utf-8")
    assert main(["rules", "--draft", ID]) == 2
    assert "已经有人改过" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (lambda path: None, "请选成条件"),
        (lambda path: path.write_text(path.read_text(encoding="utf-8").replace("date: 2023-11-30", "date: 2023-11-29"),
                                      encoding="utf-8"), "原文写的是"),
        (lambda path: path.unlink(), "没有草稿"),
    ],
)  # fmt: skip
def test_a_draft_with_something_left_or_wrong_is_not_signed(rules, capsys, break_it, says):
    main(["rules", "--draft", ID])
    break_it(rules / f"{ID}.draft.yaml")
    assert main(["rules", "--sign", ID, "--by", "张三"]) == 2
    assert says in capsys.readouterr().err
    assert not (rules / f"{ID}.yaml").exists()


def test_a_signed_draft_is_the_pack_with_who_when_and_every_digest(rules):
    main(["rules", "--draft", ID])
    _decide_all(rules / f"{ID}.draft.yaml")
    assert main(["rules", "--sign", ID, "--by", "张三"]) == 0
    pack = load_pack(ID)
    assert pack.rules.signed.by == "张三"
    assert set(pack.rules.digests) == {clause.number for clause in pack.notice.clauses}
    assert pack.changed == ()
    assert not (rules / f"{ID}.draft.yaml").exists()
    assert main(["rules", "--draft", ID]) == 0
    assert main(["rules", "--sign", ID, "--by", "李四"]) == 2


def test_a_clause_that_changes_voids_the_signature_whatever_it_says(rules):
    main(["rules", "--draft", ID])
    _decide_all(rules / f"{ID}.draft.yaml")
    main(["rules", "--sign", ID, "--by", "张三"])
    source = next((rules.parent / "notices" / ID).glob("source.*"))
    source.write_text(
        source.read_text(encoding="utf-8").replace("(二)身份证复印件", "(二)身份证原件"), encoding="utf-8"
    )
    assert load_pack(ID).changed == ("4.2",)


def test_cases_stand_on_both_sides_of_every_number_and_are_made_anew(rules):
    main(["rules", "--draft", ID])
    path = rules / f"{ID}.draft.yaml"
    before = yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
    pairs = [case["expect"]["routes"] for case in before if "routes" in case["expect"]]
    assert {"route_2_1_1": "unmet"} in pairs
    assert len(pairs) % 2 == 0
    assert {"verdict": "not_eligible", "blocking": ["1.3"]} in [case["expect"] for case in before]
    _decide_all(path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("employment_status: retired", "employment_status: unemployed"), encoding="utf-8")
    assert main(["rules", "--sign", ID, "--by", "张三"]) == 2
    assert main(["rules", "--cases", ID]) == 0
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["cases"] == before
    assert main(["rules", "--sign", ID, "--by", "张三"]) == 0


def test_a_draft_that_was_a_pack_before_is_signed_anew(rules):
    text = (ROOT / "knowledge" / "rules" / f"{ID}.yaml").read_text(encoding="utf-8")
    (rules / f"{ID}.draft.yaml").write_text(text, encoding="utf-8")
    assert main(["rules", "--sign", ID, "--by", "张三"]) == 0
    pack = load_pack(ID)
    assert (pack.rules.signed.by, pack.changed) == ("张三", ())
