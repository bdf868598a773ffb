"""The places and levels by which notices are looked for."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.scope_features import PlaceMention
from guidance.understanding.notice_facets import NoticeFacets
from guidance.understanding.notice_profile import NoticeProfile
from ingest.text.normalise import search_spelling

TODAY = date(2026, 11, 28)


@pytest.fixture
def facets(assistant: Assistant) -> NoticeFacets:
    router = assistant.understanding.router
    made = (
        ("nantong", "南通市", "3206", False, "中级"),
        ("tongzhou", "南通市通州区", "320612", False, "中级"),
        ("hefei", "合肥市", "3401", False, "副高级"),
        ("hefei-zone", "合肥高新区", "3401", True, ""),
        ("nation", "全国", "", False, "正高级"),
        ("company", "", "", False, "副高级"),
    )
    profiles = tuple(
        NoticeProfile(
            id=id,
            place=place,
            division=code,
            is_area=is_area,
            zones=frozenset({place}) if is_area else frozenset(),
            covered_zones=frozenset(),
            year=2026,
            issued=None,
            halves=frozenset(),
            levels=frozenset({level} - {""}),
            level_words=frozenset({level} - {""}),
            kinds=frozenset(),
            kind_words=frozenset(),
            series=frozenset(),
            specialities=frozenset(),
            names=frozenset(),
        )
        for id, place, code, is_area, level in made
    )
    return NoticeFacets(profiles, router.selector.places, router.reader.titles)


def ids(facets: NoticeFacets) -> list[str]:
    return [profile.id for profile in facets.profiles]


def test_what_has_no_profile_as_a_companion_document_is_for_every_place_and_level(facets: NoticeFacets):
    hefei = (PlaceMention(codes=("3401",)),)
    assert facets.in_place("standards", hefei) and facets.of_level("standards", ("中级",))
    assert not facets.in_place("nantong", hefei) and not facets.of_level("hefei", ("中级",))
    assert facets.place_choices(["standards"]) == {} and facets.level_choices(["standards"]) == ()


def test_places_are_offered_from_the_largest_down_and_what_has_no_place_is_none(facets: NoticeFacets):
    assert list(facets.place_choices(ids(facets))) == ["南通市", "南通市通州区", "合肥市", "合肥高新区"]


def test_a_province_is_offered_where_it_takes_in_several_places(facets: NoticeFacets, assistant: Assistant):
    router = assistant.understanding.router
    both = NoticeFacets((*router.selector.profiles, *facets.profiles), facets.places, facets.titles)
    assert "江苏省" in both.place_choices(ids(both)) and "安徽省" not in both.place_choices(ids(both))


@pytest.mark.parametrize(
    ("place", "fitting"),
    [
        ("南通市通州区", {"nantong", "tongzhou", "nation"}),
        ("南通市", {"nantong", "tongzhou", "nation"}),
        ("合肥高新区", {"hefei", "hefei-zone", "nation"}),
    ],
)
def test_a_place_is_served_by_the_notices_for_it_around_it_and_inside_it(facets, place: str, fitting: set[str]):
    mention = facets.place_choices(ids(facets))[place]
    assert {id for id in ids(facets) if facets.in_place(id, [mention])} == fitting
    assert all(facets.in_place(id, ()) for id in ids(facets))


def test_a_level_leaves_the_notices_for_it_and_those_for_every_level(facets: NoticeFacets):
    assert facets.level_choices(ids(facets)) == ("中级", "副高级", "正高级")
    assert {id for id in ids(facets) if facets.of_level(id, ["高工"])} == {"hefei", "company", "hefei-zone"}


@pytest.mark.parametrize(
    ("message", "place", "level"),
    [
        ("我在海州区，想评高工", "连云港市海州区", "副高级"),
        ("我市的中级", "本市", "中级"),
        ("连云港开发区的初级", "连云港开发区", "初级"),
        ("要交多少钱", "", ""),
    ],
)
def test_what_a_talk_named_is_told_by_its_full_name(assistant, facets, message: str, place: str, level: str):
    named = assistant.understanding.router.reader.read(search_spelling(message), TODAY)
    assert (facets.say_places(named.places), facets.say_levels(named.levels)) == (place, level)


def test_a_place_in_a_zone_is_named_with_its_division(facets: NoticeFacets):
    assert facets.say_places([PlaceMention(("3401",), "合肥高新区")]) == "合肥高新区"
    assert (
        facets.say_places([PlaceMention(("3401",), "高新区"), PlaceMention(("340104",))])
        == "合肥市高新区、合肥市蜀山区"
    )
