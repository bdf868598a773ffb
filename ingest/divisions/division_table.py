"""knowledge/divisions/divisions.csv: provinces, cities and counties, each under the division that it lies in."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError

PROVINCE, CITY, COUNTY = 2, 4, 6  # digits of a code; of a county directly under its province six too
_HEAD = ["code", "name", "parent"]
_PEOPLES = (  # of whom an autonomous division is named; they are no part of its everyday name
    "汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬"
    "|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_AUTONOMOUS = re.compile(f"(?:(?:{_PEOPLES})族?)*(?:自治区|自治州|自治县|自治旗)$")
_AUTONOMY = re.compile("(?:自治区|自治州|自治县|自治旗)$")
_ENDING = re.compile(r"(?:特别行政区|地区|省|市|盟|县|区|旗|林区|特区|新区)$")


@dataclass(frozen=True, slots=True)
class Division:
    """A province, city or county: its official code, its full name, and the code of what it lies in ("" for none)."""

    code: str
    name: str
    parent: str

    @property
    def everyday_name(self) -> str:
        """The name as people say it: 杭州 for 杭州市, 延边 for 延边朝鲜族自治州; the full one if little is left."""
        shorter = (_AUTONOMOUS.sub("", self.name), _AUTONOMY.sub("", self.name), _ENDING.sub("", self.name))
        return next((name for name in shorter if 1 < len(name) < len(self.name)), self.name)


@dataclass(frozen=True)
class DivisionTable:
    """All divisions by code."""

    by_code: Mapping[str, Division]

    def chain(self, code: str) -> tuple[str, ...]:
        """Return the codes from the division itself up to its province."""
        found: list[str] = []
        while code:
            found.append(code)
            code = self.by_code[code].parent
        return tuple(found)

    def lies_in(self, inner: str, outer: str) -> bool:
        """Return whether `inner` is `outer` or lies in it."""
        return outer in self.chain(inner)

    @cached_property
    def longest_name(self) -> int:
        """The characters of the longest name, 0 for an empty table."""
        return max(map(len, self.by_name), default=0)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first two characters of each name."""
        return frozenset(name[:2] for name in self.by_name)

    def full_name(self, code: str) -> str:
        """Return the names from the province down: 浙江省杭州市西湖区."""
        return "".join(self.by_code[each].name for each in reversed(self.chain(code)))

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Division, ...]]:
        """The divisions of each full and everyday name; a larger one comes first."""
        names: dict[str, list[Division]] = {}
        for division in sorted(self.by_code.values(), key=lambda each: (len(each.code), each.code)):
            for name in dict.fromkeys((division.name, division.everyday_name)):
                names.setdefault(name, []).append(division)
        return {name: tuple(divisions) for name, divisions in names.items()}


NO_DIVISIONS = DivisionTable({})


def known_divisions() -> DivisionTable:
    """Return the table of the knowledge folder; an empty one where it has none."""
    path = settings().knowledge / "divisions" / "divisions.csv"
    return load_divisions(path) if path.exists() else NO_DIVISIONS


def load_divisions(path: Path) -> DivisionTable:
    """Read the table; FaultsError tells every wrong line at once."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (UnicodeDecodeError, csv.Error) as error:
        raise FaultsError([Fault(path, 1, "不是 UTF-8 编码的 CSV 文件，请另存为 CSV UTF-8")]) from error
    if not rows or rows[0] != _HEAD:
        raise FaultsError([Fault(path, 1, f"第一行应为 {','.join(_HEAD)}")])
    whole = [row for row in rows[1:] if len(row) == len(_HEAD)]
    by_code = {code: Division(code, name, parent) for code, name, parent in whole}
    if faults := list(_faults(path, rows, by_code)):
        raise FaultsError(faults)
    return DivisionTable(by_code)


def _faults(path: Path, rows: list[list[str]], by_code: Mapping[str, Division]) -> Iterator[Fault]:
    seen: set[str] = set()
    for line, row in enumerate(rows[1:], 2):
        if len(row) != len(_HEAD) or not row[1].strip():
            yield Fault(path, line, "应为三栏：代码、名称、上级代码")
            continue
        code, _, parent = row
        if code in seen:
            yield Fault(path, line, f"代码 {code} 前面已经有了")
        if not re.fullmatch(r"\d{2}|\d{4}|\d{6}", code):
            yield Fault(path, line, f"代码「{code}」应为 2、4 或 6 位数字")
        if parent and (parent not in by_code or not code.startswith(parent) or len(parent) >= len(code)):
            yield Fault(path, line, f"上级代码「{parent}」不对，应是表中更大的区划，如 {code[:2]}")
        seen.add(code)
