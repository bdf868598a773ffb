"""Notices that nobody has tuned to: the shipped ones moved to other places, years, levels and specialities.

Their metadata has no word of scope beyond what a draft takes from the text, and they have no known questions.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


@dataclass(frozen=True)
class GeneratedNotice:
    """What a notice is for: `base` is the shipped one that it is made from; `place` in full, `everyday` as said."""

    base: str
    place: str
    everyday: str
    year: int
    level: str = "高级工程师"
    speciality: str = "智能制造"
    half: str = ""

    @property
    def id(self) -> str:
        """A folder name that no two of them share."""
        return "-".join(filter(None, (self.everyday, str(self.year), self.level, self.speciality, self.half)))


REVIEWS = [
    *(GeneratedNotice(HIGHER, f"{city}市", city, year) for city in ("盐城", "南通", "合肥") for year in (2024, 2025)),
    *(GeneratedNotice(HIGHER, f"{city}市", city, 2025, "中级工程师", "机械制造") for city in ("盐城", "南通", "合肥")),
    *(GeneratedNotice(HIGHER, f"{city}市", city, 2025, speciality="环境监测") for city in ("盐城", "绍兴", "洛阳")),
    *(GeneratedNotice(HIGHER, f"{city}市", city, 2025) for city in ("绍兴", "洛阳", "赣州", "柳州")),
    GeneratedNotice(HIGHER, "柳州市", "柳州", 2026),
    GeneratedNotice(HIGHER, "赣州市", "赣州", 2025, "正高级工程师", "纺织印染"),
]
FIRST_TITLES = [
    *(
        GeneratedNotice(FIRST, f"{city}市{district}", district, year, "", "", half)
        for city, district, year, half in (
            ("南通", "通州区", 2025, "上半年"),
            ("南通", "通州区", 2025, "下半年"),
            ("盐城", "亭湖区", 2025, "下半年"),
            ("盐城", "亭湖区", 2024, "下半年"),
            ("合肥", "蜀山区", 2025, "上半年"),
            ("绍兴", "柯桥区", 2025, "下半年"),
            ("洛阳", "涧西区", 2024, "下半年"),
            ("赣州", "南康区", 2025, "下半年"),
            ("柳州", "柳南区", 2025, "上半年"),
            ("柳州", "柳南区", 2026, "上半年"),
        )
    ),
]
GENERATED = [*REVIEWS, *FIRST_TITLES]


def write_knowledge(
    folder: Path, notices: Sequence[GeneratedNotice] = GENERATED, replaces: Mapping[str, Sequence[str]] | None = None
) -> Path:
    """Write the project's knowledge with the generated notices beside its own into `folder`, and return that.

    `replaces` has for the id of a notice what it replaces.
    """
    shutil.copytree(KNOWLEDGE, folder, dirs_exist_ok=True)
    for serial, notice in enumerate(notices, 30):
        own = folder / "notices" / notice.id
        _write(own, notice, serial)
        if old := (replaces or {}).get(notice.id):
            path = own / "notice.yaml"
            text = re.sub(r"(?m)^replaces:.*\n", "", path.read_text(encoding="utf-8"))
            path.write_text(f"{text}\nreplaces: [{', '.join(old)}]\n", encoding="utf-8")
    return folder


def _write(folder: Path, notice: GeneratedNotice, serial: int) -> None:
    base = KNOWLEDGE / "notices" / notice.base
    folder.mkdir()
    for name in ("source.md", "notice.yaml"):
        text = (base / name).read_text(encoding="utf-8")
        if name == "notice.yaml":
            text = text[: text.index("# 问题里出现这些词")]
        (folder / name).write_text(_moved(text, notice, serial), encoding="utf-8")


def _moved(text: str, notice: GeneratedNotice, serial: int) -> str:
    """The text of a shipped notice as it would read for the place, year, level and speciality of this one."""
    base_year = 2024 if notice.base == HIGHER else 2023
    text = re.sub(r"(?<!\d)20\d\d(?!\d)", lambda match: str(int(match[0]) + notice.year - base_year), text)
    if notice.base == HIGHER:
        words = {"连工信职称": f"{notice.everyday}工信职称", "连云港市": notice.place, "连云港": notice.everyday}
        words |= {
            f"〔{notice.year}〕14号": f"〔{notice.year}〕{serial}号",
            f"〔 {notice.year} 〕 14 号": f"〔{notice.year}〕{serial}号",
        }
        words |= {
            "数字经济（智能制造）": notice.speciality,
            "数字经济": notice.speciality,
            "智能制造": notice.speciality,
        }
        words |= {"正高级": "更高级", "高级工程师": notice.level}
    else:
        words = {"连云港经济技术开发区": notice.place, "开发区": notice.everyday, "下半年": notice.half}
        words |= {"连云港市": notice.place[:3], "连云港": notice.place[:2]}
    for old, new in words.items():
        text = text.replace(old, new)
    return text
