"""What no reader of a page sees is no clause, however the page hides it or strikes it out, and an editor is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import tree

from ingest.readers.html_visibility import StyleSheets

PAGE = (
    "<html><head>{head}</head><body><p>一、条件</p><p>（一）本科，满{seen}4年；</p>{item}"
    "<p>二、其他</p><p>无。</p></body></html>"
)
STRUCK = st.sampled_from(
    [
        *("<del>{}</del>", "<s>{}</s>", "<STRIKE>{}</STRIKE>", "<del datetime='2024'>{}</del>", "<del><b>{}</b></del>"),
        *(
            "<span style='text-decoration:line-through'>{}</span>",
            "<span style='COLOR:red;Text-Decoration : underline line-through'>{}</span>",
        ),
        *("<span style='text-decoration-line:line-through;'>{}</span>", "<span class='old'>{}</span>"),
    ]
)
HIDING = st.sampled_from(
    [
        *(
            "style='display:none'",
            "style='color:#333; DISPLAY : none !important'",
            "style=display:none",
            "hidden",
            "hidden=''",
        ),
        *(
            "aria-hidden='true'",
            "style='visibility:hidden'",
            "style='font-size:0'",
            "style='font-size:0px'",
            "style='opacity:0'",
        ),
        *(
            "style='color:#fff'",
            "style='color:white'",
            "style='color:rgb(255, 255, 255)'",
            "style='mso-hide:all'",
            "class='gone'",
        ),
        *("id='gone'", "style='color:#ffffff;background:#fff'"),
    ]
)
CARRIERS = st.sampled_from(
    [
        "<p {}>{}</p>",
        "<div {}><p>{}</p></div>",
        "<p><span {}>{}</span></p>",
        "<section {}><div><p>{}</p></div></section>",
    ]
)
SHEET = (
    "<style>/* a */ @media print {{ p {{ display:none }} }} .gone, #gone {{ display: none }}"
    " .old {{ text-decoration: line-through }}</style>"
)


def ids(source: str) -> list[str]:
    return [clause.number for clause in tree(source, ".html").clauses]


@settings(max_examples=60)
@given(STRUCK, st.integers(0, 99))
def test_what_is_struck_out_is_no_word_of_its_sentence(struck: str, old: int) -> None:
    found = tree(PAGE.format(head=SHEET.format(), seen=struck.format(old), item=""), ".html")
    assert [clause.text for clause in found.clauses if clause.number == "1.1"] == ["本科，满4年；"]
    assert [warning.kind for warning in found.warnings] == ["left_out"]


@settings(max_examples=60)
@given(HIDING, CARRIERS)
def test_what_is_hidden_is_no_clause(hiding: str, carrier: str) -> None:
    item = carrier.format(hiding, "（二）专科，满1年；")
    found = tree(PAGE.format(head=SHEET.format(), seen="", item=item), ".html")
    assert [clause.number for clause in found.clauses] == ["1", "1.1", "2"]
    assert [(warning.kind, "专科" in warning.message) for warning in found.warnings] == [("left_out", True)]


@pytest.mark.parametrize(
    "attributes",
    [
        *(
            "style='display:block'",
            "style='color:#333'",
            "aria-hidden='false'",
            "style='font-size:0.9em'",
            "style='opacity:0.8'",
        ),
        *(
            "style='background:#06c;color:#fff'",
            "class='other'",
            "style='color:inherit'",
            "style='text-decoration:underline'",
        ),
    ],
)
def test_what_is_seen_stays(attributes: str) -> None:
    source = PAGE.format(head=SHEET.format(), seen="", item=f"<p {attributes}>（二）专科，满1年；</p>")
    assert ids(source) == ["1", "1.1", "1.2", "2"]


def test_an_element_that_nothing_closes_hides_no_more_than_itself() -> None:
    source = "<p>一、条件<p>（一）本科，满4年；<p hidden>（二）专科；<p>二、其他<ul><li hidden>甲<li>乙，丙。</ul>"
    assert ids(source) == ["1", "1.1", "2"]
    assert tree(source, ".html").clauses[-1].text == "乙，丙。"


def test_of_what_a_sheet_says_twice_the_last_counts() -> None:
    sheet = "<style>p.note { display:none } p.note, li { color: red; DISPLAY: block !important }</style>"
    source = PAGE.format(head=sheet, seen="", item="<p class='note'>（二）专科，满1年；</p>")
    assert ids(source) == ["1", "1.1", "1.2", "2"]


def test_a_sheet_costs_what_it_is_long_however_often_it_says_the_same() -> None:
    sheets = StyleSheets()
    for _ in range(3):
        sheets.add("p{color:#fff;margin:0}" * 20_000)
    assert sheets.style_of("p", {"style": "Display:block"}) == "color:#fff;display:block"
