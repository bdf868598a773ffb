"""A PDF file is read in the order of its lines: joined to paragraphs, without furniture, tables row by row."""

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import UnreadableSourceError
from ingest.readers.page_lines import without_spread
from ingest.readers.pdf_text import MOST_PAGES, pdf_text

FONT, SIZE, LEFT, WIDE = "STSong-Light", 14, 80, 30  # WIDE: characters of a full line
LONG = (
    "申报人员须在规定时间内登录系统填报并上传扫描件，逾期不予受理，由此产生的后果由本人承担，单位应当审核把关，并公示。"
)


class Pdf:
    """A PDF file under way, a line after the other."""

    def __init__(self, **options) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, **options)
        self.top = 100

    def line(self, text, left=LEFT, size=SIZE, top=None):
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(left, A4[1] - (top or self.top), text)
        self.top += 0 if top else 24

    def paragraph(self, text, indent=2):
        first, rest = text[: WIDE - indent], text[WIDE - indent :]
        self.line(first, LEFT + indent * SIZE)
        for start in range(0, len(rest), WIDE):
            self.line(rest[start : start + WIDE])

    def next_page(self, number=None, head="测试局文件"):
        if number:
            self.line(head, top=40)
            self.line(f"— {number} —", 280, top=A4[1] - 30)
        self.canvas.showPage()
        self.top = 100

    def data(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


def lines_of(data):
    return pdf_text([data]).text.split("\n\n")


def test_lines_are_joined_to_paragraphs_also_across_pages_and_furniture_is_left_out():
    pdf = Pdf()
    pdf.line("关于开展职称评审工作的通知", 150, 22)
    pdf.paragraph("一、申报条件")
    pdf.paragraph(LONG)
    pdf.line(LONG[:28], LEFT + 2 * SIZE)
    pdf.next_page(1)
    pdf.line(LONG[28:58])
    pdf.line(LONG[58:])
    pdf.paragraph("二、申报时间")
    pdf.next_page(2)
    pdf.paragraph("三、其他")
    pdf.next_page(3)
    assert [line.strip() for line in lines_of(pdf.data())] == [
        "# 关于开展职称评审工作的通知",
        "一、申报条件",
        LONG,
        LONG,
        "二、申报时间",
        "三、其他",
    ]


def test_a_table_with_lines_is_read_row_by_row_at_its_place():
    pdf = Pdf()
    pdf.paragraph("受理点见下表，请各单位按属地原则报送材料。")
    top = A4[1] - pdf.top
    for row, texts in enumerate([("受理点", "联系电话"), ("东城区人社局", "85270316")]):
        for column, text in enumerate(texts):
            pdf.canvas.rect(LEFT + 150 * column, top - 30 * (row + 1), 150, 30)
            pdf.line(text, LEFT + 150 * column + 5, top=A4[1] - (top - 30 * row - 20))
    pdf.top += 80
    pdf.paragraph("逾期不再受理。")
    assert [line.strip() for line in lines_of(pdf.data())] == [
        "受理点见下表，请各单位按属地原则报送材料。",
        "| 受理点 | 联系电话 |",
        "| 东城区人社局 | 85270316 |",
        "逾期不再受理。",
    ]


def test_pictures_alone_are_no_text_and_a_page_without_text_is_a_doubt():
    empty = Pdf()
    empty.canvas.rect(10, 10, 50, 50)
    empty.next_page()
    assert pdf_text([empty.data()]) is None
    mixed = Pdf()
    mixed.paragraph(LONG)
    mixed.next_page()
    mixed.canvas.rect(10, 10, 50, 50)
    mixed.next_page()
    assert [doubt.message[:10] for doubt in pdf_text([mixed.data()]).doubts] == ["第 2 页没有文字（"]


def long_file() -> bytes:
    pdf = Pdf()
    for _ in range(MOST_PAGES + 1):
        pdf.next_page()
    return pdf.data()


def protected_file() -> bytes:
    pdf = Pdf(encrypt=StandardEncryption("secret"))
    pdf.paragraph(LONG)
    return pdf.data()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: b"", "已损坏"),
        (lambda: b"%PDF-1.7 cut off", "已损坏"),
        (lambda: b"a picture of a cat", "已损坏"),
        (long_file, f"PDF 有 {MOST_PAGES + 1} 页"),
        (protected_file, "有打开密码"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(make, told):
    with pytest.raises(UnreadableSourceError, match=told) as error:
        pdf_text([make()])
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("申 报 ⼈ 登 录 “ 平 台 ”", "申报人登录“平台”"),
        ("电 话 ： 0635-8290139 。", "电话：0635-8290139。"),
        ("⻅附件 2", "见附件 2"),
        ("PDF file 版", "PDF file 版"),
    ],
)
def test_spaces_of_justification_and_radicals_give_way(printed, plain):
    assert without_spread(printed) == plain
