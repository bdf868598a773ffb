"""Which reader a file goes to, and what is no notice."""

import shutil
import subprocess

import pytest
from word_files import new, saved

from ingest.errors import UnreadableSourceError
from ingest.readers.convert import convert
from ingest.readers.doc_file import as_docx
from ingest.readers.receive import receive


def notice() -> bytes:
    document = new()
    document.add_paragraph("一、申报条件")
    return saved(document)


def test_the_original_is_kept_beside_the_text_that_is_cited(tmp_path):
    path, original = tmp_path / "通知.docx", notice()
    path.write_bytes(original)
    received = receive([path])
    assert received.files == {"original.docx": original, "source.md": "一、申报条件\n".encode()}
    assert (received.document.name, received.document.source) == ("通知", "一、申报条件\n")


def test_several_files_are_the_pages_of_a_scan_only():
    with pytest.raises(UnreadableSourceError, match="一次只能加一份通知"):
        convert([(".docx", notice()), (".docx", notice())])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "不是 Word 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "有打开密码"),
    ],
)
def test_an_old_word_file_that_cannot_be_read_is_told_in_one_line(data, told):
    with pytest.raises(UnreadableSourceError, match=told):
        as_docx(data)


def test_a_new_word_file_under_the_old_ending_is_read():
    assert convert([(".doc", notice())]).text == "一、申报条件\n"


def test_an_old_word_file_is_told_how_to_be_saved_where_nothing_converts_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableSourceError, match=r"另存为 \.docx"):
        as_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_old_word_file_is_converted_by_libreoffice(tmp_path):
    (tmp_path / "notice.docx").write_bytes(notice())
    command = ["soffice", "--headless", "--convert-to", "doc", "--outdir", tmp_path, tmp_path / "notice.docx"]
    subprocess.run(command, check=True, capture_output=True)
    assert convert([(".doc", (tmp_path / "notice.doc").read_bytes())]).text == "一、申报条件\n"
