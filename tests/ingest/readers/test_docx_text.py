"""A Word file is read as it is seen: with Word's own numbers, without what is deleted, hidden or furniture."""

import zipfile
from io import BytesIO

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from word_files import add_list, add_numbered, add_xml, new, saved, with_numbering

from ingest.errors import UnreadableSourceError
from ingest.readers.docx_numbering import in_format
from ingest.readers.docx_text import docx_text
from ingest.readers.read_source import parse_source

OUTLINE = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]


def blocks_of(document):
    return [block.text for block in parse_source(docx_text(saved(document)).text, ".md", "n").blocks]


def test_numbers_are_those_that_word_prints():
    document = new()
    outline = with_numbering(document, OUTLINE)
    for text, depth in [("范围", 0), ("条件", 0), ("学历", 1), ("博士", 2), ("硕士", 2), ("论文", 1), ("专著", 2)]:
        add_numbered(document, text, outline, depth)
    assert blocks_of(document) == ["一、范围", "二、条件", "（一）学历", "1. 博士", "2. 硕士", "（二）论文", "1. 专著"]


def test_a_list_that_goes_on_elsewhere_counts_on_and_one_that_restarts_begins_anew():
    document = new()
    outline = with_numbering(document, OUTLINE)
    add_list(document, 801, outline)
    add_list(document, 802, outline, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    for text, number in [("甲", outline), ("乙", 801), ("丙", 802), ("丁", 802)]:
        add_numbered(document, text, number)
    assert blocks_of(document) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_style_gives_its_paragraphs_their_number():
    document = new()
    outline = with_numbering(document, OUTLINE)
    style = document.styles.add_style("条", 1)
    paragraph = add_numbered(document, "用来取编号", outline, 1)
    style.element.get_or_add_pPr().append(paragraph._p.pPr.numPr)
    document.add_paragraph("按样式编号", style="条")
    assert blocks_of(document) == ["用来取编号", "（一）按样式编号"]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (11, "chineseCounting", "十一"),
        (20, "chineseCountingThousand", "二十"),
        (105, "chineseCounting", "一百零五"),
        (3, "chineseLegalSimplified", "叁"),
        (3, "decimalEnclosedCircle", "③"),
        (28, "upperLetter", "BB"),
        (9, "lowerRoman", "ix"),
        (2, "ideographTraditional", "乙"),
        (7, "decimalZero", "07"),
        (7, "someNewFormat", "7"),
    ],
)
def test_formats_of_numbers(count, form, printed):
    assert in_format(count, form) == printed


def test_what_is_deleted_or_hidden_is_left_out_and_told():
    document = new()
    add_xml(
        document,
        '<w:r><w:t>评审费</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>300</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>320</w:t></w:r></w:ins><w:r><w:t>元</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部掌握</w:t></w:r>",
    )
    add_xml(document, '<w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr><w:r><w:t>上半句，</w:t></w:r>')
    add_xml(document, "<w:r><w:t>下半句。</w:t></w:r>")
    assert blocks_of(document) == ["评审费320元", "上半句，下半句。"]
    assert [doubt.kind for doubt in docx_text(saved(document)).doubts] == ["tracked_changes", "hidden_text"]


def test_headers_footers_and_fields_are_no_text_and_boxes_and_footnotes_are():
    document = new()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    drawn = "<mc:Choice Requires='wps'><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice>"
    box = "<w:txbxContent><w:p><w:r><w:t>温馨提示</w:t></w:r></w:p></w:txbxContent>"
    add_xml(
        document,
        '<w:r><w:t>正文</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:r><mc:AlternateContent>{drawn.format(box)}"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert blocks_of(document) == ["正文", "温馨提示"]


def test_a_cell_that_spans_columns_is_told_in_each():
    document = new()
    table = document.add_table(3, 3)
    for row, texts in enumerate([["级别", "博士", "硕士"], ["中级", "直接认定", ""], ["副高", "满2年", "满5年"]]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 1).merge(table.cell(1, 2))
    assert [text.split("\t") for text in blocks_of(document)[1:]] == [
        ["中级", "直接认定", "直接认定"],
        ["副高", "满2年", "满5年"],
    ]


def test_a_row_whose_merged_cells_would_repeat_a_book_is_refused():
    document = new()
    for cell in document.add_table(1, 3).row_cells(0):
        cell.text, cell._tc.grid_span = "甲" * 10_000, 60
    with pytest.raises(UnreadableSourceError, match="一行表格太长"):
        docx_text(saved(document))


def test_a_table_is_read_row_by_row_and_a_layout_table_as_text():
    document = new()
    table = document.add_table(3, 3)
    for row, texts in enumerate([("序号", "受理点", "电话"), ("1", "东城区", "85270316"), ("2", "", "83510628")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    document.add_table(1, 1).cell(0, 0).text = "一、只是排版用的表格"
    found = parse_source(docx_text(saved(document)).text, ".md", "n").blocks
    assert [(block.text.split(), block.is_table_row) for block in found] == [
        (["序号", "受理点", "电话"], True),
        (["1", "东城区", "85270316"], True),
        (["2", "东城区", "83510628"], True),
        (["一、只是排版用的表格"], False),
    ]


def test_signs_of_markdown_stand_as_they_were_typed():
    document = new()
    typed = ["# 不是标题", "- 不是列表", "a*b*c_d_e", "<b>5>3</b>", "1|2", r"C:\d", "~~x~~", "`x`"]
    for text in typed:
        document.add_paragraph(text)
    assert blocks_of(document) == typed


def test_headings_bold_leads_and_centred_titles_are_told_apart():
    document = new()
    title = document.add_paragraph("关于开展2025年度\n职称评审工作的通知")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("申报条件", style="Heading 2")
    paragraph = document.add_paragraph()
    paragraph.add_run("学历。").bold = True
    paragraph.add_run("本科以上。")
    found = parse_source(docx_text(saved(document)).text, ".md", "n").blocks
    assert [(block.text, block.heading_level, block.bold_lead) for block in found] == [
        ("关于开展2025年度职称评审工作的通知", 0, 0),
        ("申报条件", 2, 0),
        ("学历。本科以上。", 0, 3),
    ]


def zipped(**files: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "已损坏"),
        (b"PK\x03\x04 cut off", "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 Word 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "有打开密码"),
        (zipped(a=b"x"), "不是 Word 文件"),
        (zipped(word__document_xml=b"x"), "不是 Word 文件"),
        (zipped(**{"word/document.xml": b"<w:document/>"}), "已损坏"),
        (zipped(**{"word/document.xml": b"", "word/media/a.png": b"\0" * (201 * 1024 * 1024)}), "过大"),
        (zipped(**{"word/document.xml": b"\0" * (31 * 1024 * 1024)}), "过大"),
        (saved(new())[:2000], "已损坏"),
    ],
    ids=range(10),
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(data, told):
    with pytest.raises(UnreadableSourceError, match=told) as error:
        docx_text(data)
    assert "\n" not in str(error.value)
