import time
from datetime import date

import pytest

from ingest.staff_files.faults import FaultsError
from ingest.staff_files.line_marks import Strict, read_marked, validate


class Window(Strict):
    opens: date
    clause: str


class Sheet(Strict):
    windows: list[Window]
    year: int | None = None


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "sheet.yaml"

    def load(text: str) -> Sheet:
        path.write_text(text, encoding="utf-8")
        return validate(Sheet, read_marked(path))

    return load


def faults(load, text: str) -> list[tuple[int, str]]:
    with pytest.raises(FaultsError) as caught:
        load(text)
    return [(fault.line, fault.message) for fault in caught.value.faults]


def test_a_clause_number_stays_text_and_a_date_becomes_one(sheet):
    loaded = sheet("windows:\n  - {opens: 2024-07-18, clause: 5.20}\nyear: 2024\n")
    assert loaded == Sheet(windows=[Window(opens=date(2024, 7, 18), clause="5.20")], year=2024)


def test_all_faults_come_together_with_line_and_fix(sheet):
    assert faults(sheet, "windows:\n  - opens: morgen\n    cluase: 5.2\nyear: no\n") == [
        (2, "「opens」应为日期，如 2024-07-18，现在是 'morgen'"),
        (2, "缺少「clause」"),
        (3, "不认识的键「cluase」，是不是「clause」"),
        (4, "「year」应为整数，现在是 'no'"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("windows: []\nwindows: []\n", 2, "键「windows」写了两次"),
        ("windows:\n\t- opens\n", 2, "YAML 格式有误"),
        ("windows:\n  - opens: 2024-13-41\n    clause: a\n", 2, "读不懂的值「2024-13-41」"),
        ("", 1, "现在是 None"),
        ("windows: []\nfarbe: rot\n", 2, "可用的键：windows、year"),
    ],
)
def test_a_broken_file_is_told_where(sheet, text, line, words):
    [(at, message)] = faults(sheet, text)
    assert at == line
    assert words in message


def test_a_file_in_another_encoding_is_told(tmp_path):
    path = tmp_path / "sheet.yaml"
    path.write_bytes("标题: 通知".encode("gb18030"))
    with pytest.raises(FaultsError, match="不是 UTF-8 编码"):
        read_marked(path)


def aliases(kind: str) -> str:
    """Ten lines that stand for nine to the tenth values."""
    lines = ["a: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 10):
        nine = (f"{key}*a{level - 1}" for key in (map("k{}: ".format, range(9)) if kind == "{" else [""] * 9))
        lines.append(f"b{level}: &a{level} {kind}{', '.join(nine)}{chr(ord(kind) + 2)}")
    return "\n".join(lines)


HOSTILE = {
    "aliases in lists": (aliases("["), "超过 150000 个值"),
    "aliases in mappings": (aliases("{"), "超过 150000 个值"),
    "a list in itself": ("x: &a [*a]", "引用了它自己"),
    "brackets": ("[" * 100_000, "嵌套超过 60 层"),
    "dashes": ("- " * 2000, "嵌套超过 60 层"),
    "five megabytes": ("a: b\n" * 1_050_000, "超过上限 4194304 字节"),
    "a long number": ("year: " + "9" * 5000, "读不懂的值"),
}


@pytest.mark.parametrize(("text", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_at_once_in_one_line(sheet, text, words):
    started = time.process_time()
    [(_, message)] = faults(sheet, text)
    assert words in message and len(message) < 400
    assert time.process_time() - started < 1


def test_what_cannot_be_opened_is_one_fault(tmp_path):
    with pytest.raises(FaultsError, match="打不开（是文件夹，不是文件）"):
        read_marked(tmp_path)


def test_an_alias_stands_for_what_it_names(tmp_path):
    assert read_marked(tmp_path, "a: &x {clause: 5.3}\nb: *x\n").value == {
        "a": {"clause": "5.3"},
        "b": {"clause": "5.3"},
    }
