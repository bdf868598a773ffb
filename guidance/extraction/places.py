"""Where the applicant works and comes from: names of places and nations beside words of work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guidance.extraction.extraction_result import Value
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.local_names import LocalNames
from guidance.extraction.wording_file import Branches, FactWordingFile, NamedValue, WorkPlaces
from guidance.lexicon.lexicon import either

Place = tuple[Value, int, int]  # a value and the offsets of the words it came from
_WORK = (
    "(?:上班|工作|公司|厂|企业|单位|就业|接|干活|打工|任职|见习|实习|做|搞|干|从事|讨生活|院|所|学校|集团|一家|教|当"
    "|国企|民企|私企|外企|小学|中学|某|管委会|局|园区)"
)
_AT = (
    r"(?<!总部)(?<!总公司)(?<!户口)(?<!总)(?<!家)(?<!住)"
    r"(?:在|到|去|驻|进的?|位于|来|职于|作于|于|入职|加入|进入|分去)(?:了|的)?"
)
_SITE = r"(?:工作单位|工作(?:地点?)?|上班(?:地点?)?|办公地点?|单位|公司|厂子?|企业)(?:地址|地点)?"
_BRANCH = r"(?:分公司|分厂|分部|子公司|办事处|分支机构|分支|分院)"
_PARENT = re.compile(  # where the parent company of a branch is, nobody works
    rf"(?:市|省|那边|的|一家|某|某家|一个|有家|大|民营|国有|[^{PAUSE}在]{{0,4}}?)(?:总公司|总部|总厂|企业|公司|集团|国企|民企|央企|厂)[^{PAUSE}]{{0,12}}?{_BRANCH}"
)
_PARENT_BEFORE = re.compile(rf"(?:总部|总公司|总厂|集团|母公司)[^{PAUSE}我]{{0,4}}\Z")  # 总部搬到苏州了
_ONCE = (
    "以前|之前|原来|原先|曾经?|过去|从前|原本|当时|那时候?|那会儿?|那年|早年|早先|前几年|起初|一开始"
    "|刚(?:毕业|工作|参加工作)(?:的?时候?|那会儿?|那年)"
)
_FORMER = re.compile(rf"(?:{_ONCE})(?:我|是|都|一直|就|,)*(?!现在)[^{PAUSE}]{{0,3}}\Z")
_NOT_YET = "(?<!没)(?<!没有)(?<!未)(?<!不)(?<!要)(?<!想)(?<!打算)(?<!准备)(?<!能)"
_INSIDE = "车间|办公室|部门|岗|管理|技术|班组|一线|后勤|行政|机关|[一-鿿]{0,4}[科部室]"  # of the same employer
_LEFT = re.compile(
    rf"(?:(?!从)[^;。!?]){{0,16}}?{_NOT_YET}(?:调|搬|回|转|换)(?:到|回|来|去)了?(?!{_INSIDE})[^{PAUSE}]|[^{PAUSE}]{{0,6}}(?:上|工作|干|待|呆|做)过"
)


class PlaceFinder:
    """Finds work places, branches of companies from elsewhere, and nationalities.

    `local` are the names of the city and province that people put before the name of a place.
    """

    def __init__(self, file: FactWordingFile, local: LocalNames) -> None:
        self.fact = file.work_places.fact
        self._value_of = {name: value for value, names in file.work_places.names.items() for name in names}
        names = either(self._value_of)
        # 开发区 without its city is the one of a city whose names these are: 聊城经开区 is another.
        own = tuple(city for city in local.cities if any(name.startswith(city) for name in {*self._value_of} - {city}))
        local = replace(local, cities=own)
        self._at_work = work_place_pattern(names, local)
        self._answer = place_answer_pattern(names, local)
        self._branches, self._branch = file.branches, _branch_pattern(file.work_places, file.branches)
        self._nations, self._nation = file.nationalities, _nation_pattern(file.nationalities)

    def find(self, text: str) -> dict[str, list[Place]]:
        """Return by fact what `text` says of work places, branches and nationalities."""
        return {
            self.fact: self._work_places(text),
            self._nations.fact: [(self._nations.value, *match.span()) for match in self._nation.finditer(text)],
            self._branches.fact: [(self._branches.value, *match.span()) for match in self._branch.finditer(text)],
        }

    def named_place(self, text: str) -> str | None:
        """Return the value of the place that a short answer names, 南京的 or 我在南京; None where it names none."""
        match = self._answer.fullmatch(text)
        return self._value_of[match[1]] if match else None

    def _work_places(self, text: str) -> list[Place]:
        """The work places named; a home, a school, a head office and a former place are none."""
        return [(self._value_of[match[match.lastindex or 0]], *match.span()) for match in _at_work(text, self._at_work)]


def work_places_in(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where the places stand at which `text` says, by a `work_place_pattern`, that the applicant works."""
    return [match.span(match.lastindex or 0) for match in _at_work(text, pattern)]


def _at_work(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches without a parent company's place and a former one."""
    for match in pattern.finditer(text):
        end = match.end(match.lastindex or 0)
        former = _FORMER.search(text, 0, match.start()) or _LEFT.match(text, end)
        parent = _PARENT.match(text, end) or _PARENT_BEFORE.search(text, 0, match.start())
        if not former and not parent:
            yield match


def work_place_pattern(names: str, local: LocalNames) -> re.Pattern[str]:
    """Return the pattern of a place from the alternatives `names` beside words of work, one group in each form."""
    around = [f"(?:{either(group)})的?" for group in (local.cities, local.provinces) if group]
    before = f"(?:{'|'.join([*around, '我们|咱们|你们'])})?"
    school = "籍|大学|学院"
    forms = (
        rf"{_AT}{before}({names})(?!{school}|初定|报|户口)(?:[^{PAUSE}不没户读学]|学(?=[院校])){{0,10}}?{_WORK}",
        rf"(?<![一-鿿])(?:我|俺|咱|本人|现在|目前|就)*[是系为]{before}({names})(?!{school}|报|户口)[^{PAUSE}不没户读学]{{0,8}}?{_WORK}",
        rf"(?<!总)(?<!上级){_SITE}(?:就|也)?(?:是)?在{before}({names})",
        rf"(?<!总)(?<!上级){_SITE}:?{before}({names})的?(?![^{PAUSE}])",
        rf"(?<![一-鿿])({names})(?:的|那边|这边|这里|那里|市|一家|某|某家|小|本地)*"
        r"(?:上班|工作|就业|[^初申评职通报能要是有总母,;。!?\n]{0,3}?(?:企业|公司|工厂|国企|民企|私企|外企|厂)|(?:做|干|搞|当|开)(?![了会发通的成出到不展放]))",
        rf"(?:我们|咱们|俺们|我|咱|俺)({names})的?(?:公司|企业|工厂|单位|厂)",
        rf"({names})(?:市|这边|那边|本地)?的?{_BRANCH}",
        rf"(?:坐标|(?:调|搬|转|派|分)(?:到|回|来|往)了?){before}({names})(?!{school}|户口)",
        rf"(?<![^{PAUSE}])(?:我|人|人就?|我人|我们|单位|公司|目前|现在|就|也)*在{before}({names})(?<!外地)(?<!国外)(?<!外省)(?<!省外)(?![^{PAUSE}])",
    )
    return re.compile("|".join(forms))


def place_answer_pattern(names: str, local: LocalNames) -> re.Pattern[str]:
    """Return the pattern of an answer that is one of the alternatives `names` and nothing else, in group 1."""
    cities = [f"(?:{either(local.cities)})的?"] if local.cities else []
    words = "|".join(["我|人|单位|公司|就|也|都|是|在|工作地点|,", *cities, *filter(None, [either(local.provinces)])])
    work = "(?:的|这边|那边|里|上班|工作|企业|公司|单位|工厂|厂里|吧|呢|啊)*"
    return re.compile(rf"(?:{words})*({names}){work}")


def _branch_pattern(places: WorkPlaces, branches: Branches) -> re.Pattern[str]:
    """A branch, not in another city, of a company of another province."""
    away, same_province = either(places.names[branches.away]), "|".join(branches.same_province)
    return re.compile(
        rf"(?!{same_province})(?:{away})(?:市|省|那边|的|一家|某|某家|一个|大|民营|国有|[^{PAUSE}在]{{0,4}}?)"
        rf"(?:总公司|总部|总厂|企业|公司|集团|厂)(?:(?!{away})[^{PAUSE}]){{0,12}}?{_BRANCH}"
    )


def _nation_pattern(nations: NamedValue) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(nations.names)})(?:籍|国籍|人(?!才|士的公司|来华|永久)|护照|公民)|外国籍|外籍(?:人员|人士|专家|员工)?(?!企业|公司)|老外"
    )
