"""A scan is read line by line, turned upright, and what is not sure is told."""

import shutil
import subprocess
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.errors import UnreadableSourceError
from ingest.readers.convert import convert

pytest.importorskip("rapidocr")

LINES = [
    "关于开展职称评审工作的通知",
    "一、网上申报时间为9月1日至9月15日。",
    "二、评审费300元。",
    "市人力资源和社会保障局",
]


def font() -> ImageFont.FreeTypeFont:
    """A font of the system that has Chinese characters."""
    command = ["fc-match", "-f", "%{file}", ":lang=zh-cn"]
    path = subprocess.run(command, capture_output=True, text=True).stdout if shutil.which("fc-match") else ""
    if not path.endswith((".ttc", ".otf", ".ttf")):
        pytest.skip("no Chinese font")
    return ImageFont.truetype(path, 30)


def page(turn=0) -> bytes:
    picture = Image.new("RGB", (720, 400), "white")
    for at, text in enumerate(LINES):
        ImageDraw.Draw(picture).text((60, 60 + 70 * at), text, "black", font())
    return saved(picture.rotate(turn, expand=True))


def saved(picture) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("turn", [0, 180])
def test_the_lines_of_a_page_are_read_also_when_it_lies_upside_down(turn):
    text = convert([(".png", page(turn))]).text
    assert [line for line in text.replace("# ", "").split("\n") if line] == LINES


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (lambda: b"", "图片已损坏"),
        (lambda: page()[:3000], "图片已损坏"),
        (lambda: saved(Image.new("RGB", (300, 300), "orange")), "没有认出文字"),
        (lambda: saved(Image.new("1", (9000, 9000))), "过大"),
    ],
)
def test_a_picture_that_is_no_notice_is_told_in_one_line(data, told):
    with pytest.raises(UnreadableSourceError, match=told):
        convert([(".png", data())])
