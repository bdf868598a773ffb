"""Any number of notices that nobody has tuned to: five of two kinds moved to other places, years, levels and subjects.

Three come from tests/fixtures/notices. Their metadata has no word of scope beyond what a draft takes from the text, and
they have no known questions. The same count always gives the same notices.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ingest.divisions.division_table import CITY, COUNTY, Division, DivisionTable, load_divisions
from ingest.settings import ROOT

KNOWLEDGE = ROOT / "knowledge"
FIXTURES = ROOT / "tests" / "fixtures"
SEED = 10
_YEAR = re.compile(r"(?<!\d)20 ?(\d\d)(?!\d)(?! ?号)")
_MARKUP = r"(?:<[^>]*>|\s)*"
_SPECIALITIES = ("智能制造", "环境监测", "纺织印染", "化工", "食品", "船舶")


@dataclass(frozen=True)
class Base:
    """A notice that others are made from.

    `place` are its names of the place, `office` is the start of its document number, whose first `sign` characters
    stand for the place; `subjects` are levels and subjects as people say them, each with the words to swap in the text.
    """

    id: str
    place: tuple[str, ...]
    year: int
    office: str
    number: int
    subjects: tuple[tuple[str, dict[str, str]], ...]
    local: bool = False
    sign: int = 1
    halves: tuple[str, ...] = ("",)

    @property
    def folder(self) -> Path:
        """Where its source and metadata stand."""
        own = KNOWLEDGE / "notices" / self.id
        return own if own.exists() else FIXTURES / "notices" / self.id


BASES = (
    Base(
        "lyg-2024-14",
        ("连云港市", "连云港"),
        2024,
        "连工信职称",
        14,
        tuple((f"{s}高工", {"数字经济（智能制造）": s, "数字经济": s, "智能制造": s}) for s in _SPECIALITIES),
    ),
    Base(
        "wuhu-2026-102",
        ("芜湖市", "芜湖"),
        2026,
        "芜人社秘",
        102,
        (("工程系列中级", {}), ("农业系列中级", {"工程系列": "农业系列"}), ("经济系列中级", {"工程系列": "经济系列"})),
    ),
    Base(
        "liaocheng-2025-6",
        ("聊城市", "聊城"),
        2025,
        "聊卫职办",
        6,
        (
            ("副主任医师", {}),
            ("卫生系列正高", {"基层副高级": "基层正高级", "副高级": "正高级", "副主任": "主任", "主治": "副主任"}),
        ),
    ),
    Base(
        "pengjiang-2025-4",
        ("江门市蓬江区", "蓬江区", "蓬江", "江门市"),
        2025,
        "蓬江教职",
        4,
        (("中小学教师职称", {}), ("技工院校教师职称", {"中小学教师": "技工院校教师", "中小学": "技工院校"})),
        local=True,
        sign=2,
    ),
    Base(
        "lyg-etdz-2023-h2",
        ("连云港经济技术开发区", "开发区", "连云港市", "连云港"),
        2023,
        "",
        0,
        (("初定", {}),),
        local=True,
        halves=("上半年", "下半年"),
    ),
)


@dataclass(frozen=True)
class GeneratedNotice:
    """A notice made from `base`: for a city, or for a district in one; `subject` counts among those of the base."""

    base: Base
    city: Division
    district: Division | None
    year: int
    half: str
    subject: int
    serial: int

    @property
    def id(self) -> str:
        """A folder name that no two share."""
        return f"n{self.serial:03}-{(self.district or self.city).code}-{self.year}"

    @property
    def place(self) -> str:
        """The place in full: 盐城市, 盐城市亭湖区."""
        return self.city.name + (self.district.name if self.district else "")

    @property
    def everyday(self) -> str:
        """The place as people say it."""
        return self.city.everyday_name + (self.district.name if self.district else "")

    @property
    def spoken(self) -> str:
        """Level and subject as people say them."""
        return self.base.subjects[self.subject][0]

    @property
    def number(self) -> str:
        """The document number, "" where the base has none."""
        return (
            f"{self.everyday}{self.base.office[self.base.sign :]}〔{self.year}〕{self.serial}号"
            if self.base.office
            else ""
        )

    @property
    def edition_of(self) -> tuple[object, ...]:
        """What the editions of one notice share."""
        return self.base.id, self.place, self.subject


def generated(count: int) -> list[GeneratedNotice]:
    """Return that many notices, several of most cities, some in editions of two years."""
    table = load_divisions(KNOWLEDGE / "divisions" / "divisions.csv")
    return list(islice(_generate(table, random.Random(SEED)), count))


def write_knowledge(folder: Path, notices: Sequence[GeneratedNotice], known: bool = True) -> Path:
    """Write the project's knowledge with the notices beside its own into `folder`, and return that.

    Without `known` the project's own notices have no known questions.
    """
    left_out = shutil.ignore_patterns() if known else shutil.ignore_patterns("questions.yaml")
    shutil.copytree(KNOWLEDGE, folder, dirs_exist_ok=True, ignore=left_out)
    table = load_divisions(KNOWLEDGE / "divisions" / "divisions.csv")
    for notice in notices:
        own = folder / "notices" / notice.id
        own.mkdir()
        source = next(notice.base.folder.glob("source.*"))
        for path in (source, notice.base.folder / "notice.yaml"):
            text = path.read_text(encoding="utf-8")
            if path.name == "notice.yaml":
                text = re.split(r"(?m)^(?:# 问题里出现这些词|scope:)", text)[0]
            (own / path.name).write_text(_moved(text, notice, table), encoding="utf-8")
    return folder


def years_later(text: str, years: int) -> str:
    """Return a notice as it would read some years later: every year in it, document numbers too, that much higher."""
    return _YEAR.sub(lambda match: str(2000 + int(match[1]) + years), text)


def _generate(table: DivisionTable, chance: random.Random) -> Iterator[GeneratedNotice]:
    cities = [d for d in table.by_code.values() if len(d.code) == CITY and d.name.endswith("市")]
    serial = 0
    for city in chance.sample(cities, len(cities)):
        districts = [
            d for d in table.by_code.values() if d.parent == city.code and d.name.endswith("区") and len(d.name) <= 4
        ]
        for base in chance.sample(BASES, 3):
            district = chance.choice(districts) if base.local and districts else None
            if base.local and not district:
                continue
            year, subject = chance.choice((2024, 2025)), chance.randrange(len(base.subjects))
            for edition in range(chance.choice((1, 2))):
                for half in base.halves[: chance.choice((1, 2))]:
                    serial += 1
                    yield GeneratedNotice(base, city, district, year + edition, half, subject, serial + 10)


def _moved(text: str, notice: GeneratedNotice, table: DivisionTable) -> str:
    """The text of a base as it would read for the place, year and subject of this notice."""
    base = notice.base
    text = years_later(text, notice.year - base.year)
    if base.office:
        parts = (base.office, "〔", str(notice.year), "〕", str(base.number), "号")
        number = re.compile(_MARKUP.join(parts))
        text = number.sub(notice.number, text)
    words = dict(base.subjects[notice.subject][1])
    words |= {"下半年": notice.half} if notice.half else {}
    words |= dict(zip(_places_of(base, table), _places_for(notice, table), strict=False))
    pattern = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
    return pattern.sub(lambda match: words[match[0]], text)


def _places_of(base: Base, table: DivisionTable) -> list[str]:
    """The names of places in a base: its own, and those of the counties in its city."""
    city = next(d for d in table.by_code.values() if len(d.code) == CITY and d.name in (*base.place, base.place[0][:3]))
    counties = [d.name for d in table.by_code.values() if d.parent == city.code and len(d.code) == COUNTY]
    return [*base.place, *(name for name in counties if name not in base.place)]


def _places_for(notice: GeneratedNotice, table: DivisionTable) -> list[str]:
    """What stands in for them, in the same order."""
    city, district = notice.city, notice.district
    own = [city.name, city.everyday_name]
    if district:
        local = [notice.place, district.name, district.everyday_name, city.name]
        own = [notice.place, district.name, *own] if notice.base.halves[0] else local
    counties = [d.name for d in table.by_code.values() if d.parent == city.code]
    return [*own, *(counties * 20)]
