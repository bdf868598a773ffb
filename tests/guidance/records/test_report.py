"""What staff see of the records."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from guidance.records.question_record import QuestionRecord
from guidance.records.record_store import open_records, read_records
from guidance.records.report import Week, as_csv, by_week, clusters, disliked, unanswered
from guidance.weights import load_weights
from ingest.embedding.encoder import load_encoder
from ingest.office_settings import RecordSettings

FRIDAY, SUNDAY, MONDAY = date(2024, 8, 2), date(2024, 8, 4), date(2024, 8, 5)
RECORDS = [
    QuestionRecord("1", FRIDAY, "refuse", "停车费能报销吗？"),
    QuestionRecord("2", FRIDAY, "refuse", "停车费能报销吗", (), False),
    QuestionRecord("3", SUNDAY, "refuse", "食堂几点开门"),
    QuestionRecord("4", MONDAY, "answer", "要交多少钱", ("lyg-2024-14#5.4",), True),
    QuestionRecord("5", MONDAY, "answer", "材料送到哪里", ("lyg-2024-14#5.3", "lyg-2024-14#5.1"), False),
    QuestionRecord("6", MONDAY, "check", None, (), False),
]


def test_weeks_run_from_monday_and_the_latest_comes_first():
    assert by_week(RECORDS) == [Week(MONDAY, 3, 0, 2, 1), Week(date(2024, 7, 29), 3, 3, 1, 0)]


def test_unanswered_questions_are_counted_by_wording_and_leave_out_what_is_known_by_now():
    assert unanswered(RECORDS) == [("停车费能报销吗", 2), ("食堂几点开门", 1)] or unanswered(RECORDS) == [
        ("停车费能报销吗？", 2),
        ("食堂几点开门", 1),
    ]
    assert unanswered(RECORDS, ["停车费 能报销吗"]) == [("食堂几点开门", 1)]


def test_questions_whose_replies_were_of_no_use():
    assert disliked(RECORDS) == [("停车费能报销吗", 1), ("材料送到哪里", 1)]


def test_the_offices_own_records_are_read_and_none_where_it_keeps_none(tmp_path, monkeypatch):
    monkeypatch.delenv("GUIDANCE_RECORDS", raising=False)
    assert read_records(date.today()) == []
    url = f"sqlite:///{tmp_path / 'r.db'}"
    monkeypatch.setenv("GUIDANCE_RECORDS", url)
    today = date.today()
    open_records(RecordSettings(url, 180)).save(QuestionRecord("1", today, "refuse", "食堂几点开门"), today)
    assert unanswered(read_records(today)) == [("食堂几点开门", 1)]


def test_alike_questions_stand_together_and_others_apart():
    texts = ["停车费能报销吗", "停车费可以报销吗", "停车费给报销吗", "论文要几篇", "食堂几点开门"]
    (found,) = clusters([(text, 2) for text in texts], load_encoder().encode_queries, load_weights().report)
    assert set(found.questions) == set(texts[:3]) and found.count == 6
    assert clusters([("一个问题", 3)], load_encoder().encode_queries, load_weights().report) == []


def test_the_table_reads_back_and_runs_no_formula():
    table = as_csv([*RECORDS, QuestionRecord("7", MONDAY, "refuse", '=HYPERLINK("http://x")')])
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
    assert rows[0] == ["日期", "结果", "评价", "问题", "引用条款"]
    assert rows[5] == ["2024-08-05", "已答", "没有用", "材料送到哪里", "lyg-2024-14#5.3 lyg-2024-14#5.1"]
    assert rows[6][3] == "（涉及本人情况，不保存原话）"
    assert rows[7][3] == '\'=HYPERLINK("http://x")'


@pytest.mark.parametrize("kind", ["refuse", "answer"])
def test_records_without_words_are_no_questions(kind: str):
    wordless = [QuestionRecord("1", MONDAY, kind, None, (), False)]
    assert unanswered(wordless) == disliked(wordless) == []
