"""An entry that says what it asks for holds until there is a notice for that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.divisions.division_table import known_divisions
from ingest.notices.load_notices import load_notices, load_path
from ingest.notices.voiding import VoidedBy, covering_notices, covers_of, naming_words
from ingest.settings import ROOT

HIGHER, FIRST, THIRD = "lyg-2024-14", "lyg-etdz-2023-h2", "wuhu-2026-102"


@pytest.fixture(scope="module")
def notices():
    [third] = load_path(ROOT / "tests" / "fixtures" / "notices" / THIRD)
    return (*load_notices(ROOT / "knowledge" / "notices"), third)


@pytest.fixture(scope="module")
def divisions():
    return known_divisions()


@pytest.mark.parametrize(
    ("wanted", "covering"),
    [
        ({"places": ["芜湖"]}, [THIRD]),
        ({"places": ["安徽省芜湖市镜湖区"]}, [THIRD]),
        ({"places": ["安徽省"]}, []),
        ({"places": ["合肥市", "无为市"]}, [THIRD]),
        ({"places": ["海州区"]}, [HIGHER]),
        ({"places": ["经开区"]}, [FIRST]),
        ({"places": ["徐州高新区"]}, []),
        ({"years": [2025, 2026]}, [THIRD]),
        ({"levels": ["中级"]}, [FIRST, THIRD]),
        ({"levels": ["中级"], "kinds": ["评审"]}, [THIRD]),
        ({"levels": ["中级"], "kinds": ["评审"], "places": ["连云港市"]}, []),
        ({"years": [2023], "halves": ["下半年"]}, [FIRST]),
        ({"years": [2023], "halves": ["上半年"]}, []),
        ({"specialities": ["建设"]}, [THIRD]),
        ({"specialities": ["经济"]}, []),
        ({"numbers": ["芜人社秘(2026)102号"]}, [THIRD]),
    ],
)
def test_a_notice_covers_what_it_is_for(notices, divisions, wanted, covering):
    assert list(covering_notices(VoidedBy(**wanted), covers_of(notices, divisions), divisions)) == covering


def test_a_zone_is_not_the_city_that_it_is_named_after(notices, divisions):
    zone = replace(next(n for n in notices if n.id == FIRST), place="芜湖经济技术开发区")
    assert covering_notices(VoidedBy(places=["镜湖区"]), covers_of([zone], divisions), divisions) == ()
    assert covering_notices(VoidedBy(places=["芜湖经济技术开发区"]), covers_of([zone], divisions), divisions) == (
        FIRST,
    )


@pytest.mark.parametrize(
    ("wanted", "text", "words"),
    [
        ({"places": ["无锡市"]}, "无锡评高工要交多少钱", [{"无锡市", "无锡"}]),
        ({"years": [2022], "kinds": ["初定"]}, "22年那次初定", [{"2022", "22年"}]),
        ({"years": [2022], "levels": ["高工", "副高"]}, "２０２２年副高的", [{"2022", "22年"}, {"高工", "副高"}]),
        ({"specialities": ["卫生"]}, "护师升主管要考几门", []),
    ],
)
def test_a_text_names_what_is_wanted_by_its_words(divisions, wanted, text, words):
    assert [set(found) for found in naming_words(VoidedBy(**wanted), text, divisions)] == words
