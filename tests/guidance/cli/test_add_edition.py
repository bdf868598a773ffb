"""`python -m ingest add … --replaces OLD`, as it is typed."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from further_notices import copied_knowledge, settings_for
from next_edition import CHANGED, HIGHER, next_text

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.run_cases import facts_of
from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from guidance.rule_drafts.rules_draft_file import load_drafting_tables
from guidance.rule_drafts.sign_rules import sign_draft
from guidance.rules.load_pack import load_pack, pack_ids
from ingest.__main__ import main
from ingest.notices.load_notices import load_notice
from ingest.notices.retire import retire
from ingest.settings import settings

NUMBER = ("〔2024〕14号", "〔2025〕15号")


@pytest.fixture
def office(tmp_path):
    """An office of its own; what is received there is written by `receive`."""
    with settings_for(copied_knowledge(tmp_path), tmp_path / "data"):
        yield tmp_path


def receive(office, swaps=()):
    """A file with next year's edition."""
    path = office / "next.md"
    path.write_text(next_text(HIGHER, [*swaps, NUMBER]), encoding="utf-8")
    return str(path)


def test_what_changed_is_shown_and_the_rest_is_drafted(office, capsys):
    assert main(["add", receive(office, CHANGED), "--id", "lyg-2025-15", "--replaces", HIGHER]) == 0
    shown = capsys.readouterr().out
    assert "与 连工信职称〔2024〕14号（lyg-2024-14）对照：相同" in shown
    assert "[移动] 一、（六）（原 一、（五））" in shown
    assert "  旧：具备博士学位,取得工程师职称后从事本专业技术工作满【2】年;\n  新：" in shown and "满【3】年" in shown
    assert "[新增] 一、（五）\n  新：近三年内有学术不端行为的，不得申报；" in shown
    assert "规则还要核对" in shown
    written = sorted(path.name for path in settings().knowledge.rglob("*.draft.yaml"))
    assert written == ["lyg-2025-15.draft.yaml"] * 3 + ["notice.draft.yaml", "questions.draft.yaml"]
    assert "lyg-2025-15" not in pack_ids()
    assert main(["add", receive(office, CHANGED), "--id", "lyg-2025-15", "--replaces", HIGHER, "--json"]) == 0
    edition = json.loads(capsys.readouterr().out.splitlines()[-1])["edition"]
    assert (edition["replaces"], edition["files"]) == (HIGHER, [])  # what was drafted stays as it is
    doctor = next(clause for clause in edition["clauses"] if clause["new"] == "lyg-2025-15#2.1.1")
    assert [(span["old"], span["new"]) for span in doctor["spans"] if not span["same"]] == [("2", "3")]
    assert {"part": "rules", "clause": "1.5"}.items() <= next(
        each for each in edition["left"] if each["why"].startswith("新增的条款")
    ).items()


def test_a_pack_that_is_taken_decides_by_the_days_of_the_new_edition(office, capsys):
    """The old edition is retired by then: what was written on it is taken over all the same."""
    eligible = facts_of(load_pack(HIGHER), load_pack(HIGHER).rules.cases[0])
    retire(HIGHER)
    assert main(["add", receive(office), "--id", "lyg-2025-15", "--replaces", "连工信职称〔2024〕14号"]) == 0
    knowledge = settings().knowledge
    metadata = knowledge / "notices" / "lyg-2025-15" / "notice.draft.yaml"
    metadata.rename(metadata.with_name("notice.yaml"))
    sign_draft(load_notice("lyg-2025-15"), load_drafting_tables(), "张三", datetime(2025, 7, 20, 9, 0))
    pack = load_pack("lyg-2025-15")
    assert pack.notice.replaces == ("连工信职称〔2024〕14号",)
    model = build_model(pack, load_replies())
    day = pack.notice.issued
    stated = load_facts().parse
    assert check(model, stated({**eligible, "title_date": "2019-12-31"}), day).verdict == "eligible"
    assert check(model, stated({**eligible, "title_date": "2020-01-01"}), day).verdict == "not_eligible"


def test_without_the_old_notice_there_is_nothing_to_take_over(office, capsys):
    assert main(["add", receive(office), "--id", "lyg-2025-15", "--replaces", "lyg-1999-1"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "没有代号或文号为「lyg-1999-1」的通知，没有可以沿用的"
