"""FAQ questions in a model's words: kept where they still lead to their clause, answers never touched."""

from __future__ import annotations

import json
import re

import pytest

from guidance.__main__ import main
from guidance.faq.ask_assistant import Asker
from guidance.faq.journey_topics import load_topic_rules
from guidance.faq.published import PublishedFaq
from guidance.faq.reword_questions import reword

LINE = re.compile(r"^(\d+)：(.*)$", re.M)


def wording(change):
    """A script that puts every question as `change` says."""

    def script(system: str, user: str) -> str:
        listed = [{"number": int(n), "text": change(text)} for n, text in LINE.findall(user)]
        return json.dumps({"questions": listed}, ensure_ascii=False)

    return script


@pytest.fixture
def told(endpoint, assistant, model):
    """Rewords the first entries of the FAQ; returns them before and after, and the counts."""
    entries = PublishedFaq().read(assistant.notices).entries[:12]

    def told(change):
        endpoint.script = change if change.__name__ == "script" else wording(change)
        return entries, *reword(entries, Asker(assistant), model(), load_topic_rules())

    return told


def test_a_wording_that_still_leads_to_its_clause_is_kept_and_the_old_one_stays_beside_it(told):
    before, after, counts = told(lambda text: f"按规定{text}")
    new = [(old, entry) for old, entry in zip(before, after, strict=True) if entry != old]
    assert (counts.asked, counts.proposed, counts.failed) == (12, 12, 0) and 0 < counts.accepted == len(new)
    assert all(entry.question == f"按规定{old.question}" and old.question in entry.other_wordings for old, entry in new)
    assert not any(entry.approved for _, entry in new)
    assert [entry.pieces for entry in after] == [entry.pieces for entry in before]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "评审费多少钱？" if "费" not in text else "公务员能不能申报？",  # leads elsewhere
        lambda text: text.replace("？", "，是不是满99年就行？"),  # a number that was not asked about
        lambda text: "符合条件，恭喜！",
        lambda text: "<b>" + text,
        lambda text: text * 5,
    ],
)
def test_a_wording_that_leads_elsewhere_or_says_more_is_not(told, change):
    before, after, counts = told(change)
    assert after == before and counts.accepted == 0 and counts.proposed > 0


def test_a_model_that_talks_nonsense_changes_nothing(told):
    def script(system: str, user: str) -> str:
        return "好的，改好了"

    before, after, counts = told(script)
    assert after == before and (counts.proposed, counts.accepted) == (0, 0)


def test_the_command_prints_the_counts_and_writes_the_new_questions(endpoint, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("GUIDANCE_LLM", "openai:faq")
    monkeypatch.setenv("GUIDANCE_LLM_URL", endpoint.url)
    monkeypatch.setenv("GUIDANCE_LLM_KEY", "key")
    endpoint.manner, endpoint.script = "plain", wording(lambda text: f"按规定{text}")
    out = tmp_path / "faq.json"
    assert main(["faq", "--out", str(out), "--notice", "lyg-etdz-2023-h2", "--reword"]) == 0
    told = re.search(r"改写问句：共 (\d+) 条，得到新问法 (\d+) 条，采用 (\d+) 条", capsys.readouterr().out)
    rows = json.loads(out.read_text(encoding="utf-8"))
    assert int(told[1]) == len(rows) == int(told[2])
    assert sum(row["question"].startswith("按规定") for row in rows) >= int(told[3]) > 0


def test_without_a_model_the_command_says_what_is_missing(monkeypatch, tmp_path, capsys):
    monkeypatch.delenv("GUIDANCE_LLM", raising=False)
    assert main(["faq", "--out", str(tmp_path / "faq.md"), "--reword"]) == 2
    assert "GUIDANCE_LLM" in capsys.readouterr().err and not (tmp_path / "faq.md").exists()
