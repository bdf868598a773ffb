"""Reading a file: each format's blocks, and one clear sentence for what cannot be read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ingest.errors import UnreadableSourceError
from ingest.readers.read_source import parse_source, read_source


def texts(source: str, ending: str) -> list[str]:
    return [block.text for block in parse_source(source, ending, "n").blocks]


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xls", b"x", "不支持“.xls”"),
        ("a.pdf", b"%PDF-1.4", "PDF 已损坏"),
        ("a.docx", b"PK", "Word 文件已损坏"),
        ("a", b"x", "不支持“无”"),
        ("a.md", b"", "空文件"),
        ("a.txt", " \n　\n".encode(), "空文件"),
        ("a.txt", b"\x00\x01PNG", "二进制文件"),
        ("a.txt", "一、甲\x01\x02\x03\x04".encode(), "二进制文件"),
        ("a.txt", "一、申报条件".encode().decode("gbk", "ignore").encode() * 9, "乱码"),
        ("a.txt", "锟斤拷锟斤拷锟斤拷".encode(), "乱码"),
        ("a.txt", b"\xff\xff\xff\xff", "编码"),
        ("a.html", b"<html><script>var a=1;</script></html>", "没有文字"),
        ("a.txt", "一、甲。".encode() * 9, "超过上限 40 字节"),
    ],
)
def test_a_file_that_is_no_notice_gets_one_clear_sentence(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(UnreadableSourceError) as error:
        read_source(path, most_bytes=40 if "上限" in said else 1000)
    assert said in str(error.value)
    assert str(error.value).startswith(str(path))
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError, match=r"没有.md：打不开"):
        read_source(tmp_path / "没有.md")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, "a.txt", "一、申报范围\r\n（一）在职人员。".encode(encoding))
    assert [b.text for b in read_source(path).blocks] == ["一、申报范围", "（一）在职人员。"]


def test_a_source_in_a_notice_folder_is_named_after_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "lyg-2024-14"
    folder.mkdir()
    assert read_source(write(folder, "source.md", "一、甲。".encode())).name == "lyg-2024-14"


def test_markdown_marks_are_taken_off_and_kept_as_hints() -> None:
    source = "## **（一）甲**\n\n- （1）乙；\n> **1. 丙：**丁 <https://a.cn/> \\*\n\n---\n<!-- 戊 -->\n![图](a.png)\n"
    blocks = parse_source(source, ".md", "n").blocks
    assert [b.text for b in blocks] == ["（一）甲", "（1）乙；", "1. 丙：丁 <https://a.cn/> *"]
    assert [(b.heading_level, b.bold_lead) for b in blocks] == [(2, 4), (0, 0), (0, 5)]
    assert [source[b.source_offset(0)] for b in blocks] == ["（", "（", "1"]
    assert source[blocks[2].source_offset(5)] == "丁"


def test_markdown_tables_are_rows() -> None:
    blocks = parse_source("一、甲\n\n| 1. 序号 | 材料 |\n|---|---|\n| 2. 乙 | 丙 |\n", ".md", "n").blocks
    assert [(b.text.split(), b.is_table_row) for b in blocks[1:]] == [
        (["1.", "序号", "材料"], True),
        (["2.", "乙", "丙"], True),
    ]


PAGE = """<html><head><title>某局 - 招聘公告</title><style>p{}</style></head><body>
<div class="nav"><a href="/">首页</a><ul><li>一、导航</li></ul></div>
<div><div id="t">关于公开招聘人员的公告</div>
<div id="c"><p>各单位：</p><p><strong>一、范围：</strong>本市&nbsp;人员，
在职<span>在岗</span>；<br>二、条件，如下。</p>
<table><tr><td>1. 学历，</td><td>本科。</td></tr></table></div></div>
<div class="foot">版权所有</div></body></html>"""


def test_html_keeps_the_main_text_and_its_title() -> None:
    blocks = parse_source(PAGE.replace("招聘公告", "关于公开招聘人员的公告"), ".html", "n").blocks
    assert [b.text for b in blocks] == [
        "关于公开招聘人员的公告",
        "各单位：",
        "一、范围：本市 人员，在职在岗；",
        "二、条件，如下。",
        "1. 学历，\t本科。",
    ]
    assert [b.is_table_row for b in blocks] == [False, False, False, False, True]
    assert blocks[2].bold_lead == 5


def test_html_offsets_point_into_the_file() -> None:
    blocks = parse_source(PAGE, ".html", "n").blocks
    assert [PAGE[block.source_offset(i)] for block in blocks for i in (0, len(block.text) - 1)] == list(
        "各：一；二。1。"
    )


def test_a_page_laid_out_in_a_table_is_read_as_paragraphs() -> None:
    body = "".join(f"<p>{n}、第{n}条的内容，{'甲' * 90}。</p>" for n in "一二三四五六")
    source = f"<table><tr><td>导航</td><td>{body}</td></tr></table>"
    assert [t[:2] for t in texts(source, ".html")] == [f"{n}、" for n in "一二三四五六"]


def test_a_text_full_of_what_is_not_seen_is_refused():
    with pytest.raises(UnreadableSourceError, match="看不见的字符太多"):
        parse_source("甲\u200b" * 500_001, ".txt", "n")


@pytest.mark.parametrize(
    ("ending", "piece", "times"),
    [
        (".html", "<tr><td>甲</td><td>乙</td></tr>", 70_000),
        (".html", "<style>p{", 400_001),
        (".md", "**甲** ", 250_001),
    ],
)
def test_a_page_of_more_marks_than_any_notice_has_is_refused_at_once(ending: str, piece: str, times: int) -> None:
    started = time.process_time()
    with pytest.raises(UnreadableSourceError, match="标记太多"):
        parse_source(piece * times, ending, "n")
    assert time.process_time() - started < 3
