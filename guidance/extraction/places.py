"""Where the applicant works and where from: places and nations of knowledge/hearing.yaml beside words of work."""

from __future__ import annotations

import functools
import re

from guidance.extraction.fact_wording import PAUSE, Lexicon

_WORK = (
    "(?:上班|工作|公司|厂|企业|单位|就业|接|干活|打工|任职|见习|实习|做|搞|干|从事|讨生活|院|所|学校|集团|一家|教|当"
    "|国企|民企|私企|外企|小学|中学|某|管委会|局|园区)"
)
_AT = (
    r"(?<!总部)(?<!总公司)(?<!户口)(?<!总)(?<!家)(?<!住)"
    r"(?:在|到|去|驻|进的?|位于|来|职于|作于|于|入职|加入|进入|分去)(?:了|的)?"
)
_SITE = r"(?:工作单位|工作地点?|上班地点?|办公地点?|单位|公司|厂子?|企业)(?:地址|地点)?"


_BRANCH = r"(?:分公司|分厂|分部|子公司|办事处|分支机构|分支|分院)"
_PARENT = re.compile(  # 上海一家公司的海州分公司: where the parent company is, nobody says to work
    rf"(?:市|省|那边|的|一家|某|某家|一个|有家|大|民营|国有|[^{PAUSE}在]{{0,4}}?)(?:总公司|总部|总厂|企业|公司|集团|国企|民企|央企|厂)[^{PAUSE}]{{0,12}}?{_BRANCH}"
)

_FORMER = re.compile(rf"(?:以前|之前|原来|原先|曾经?|过去|从前|原本)(?:我|是|都|一直|就|,)*(?!现在)[^{PAUSE}]{{0,3}}\Z")


def place_hits(text: str, lexicon: Lexicon) -> list[tuple[str, int, int]]:
    """Return the work places that `text` names: value, start, end. A home, a school and a head office are none."""
    pattern, where = _pattern(lexicon)
    return [
        (where[match[match.lastindex]], *match.span())
        for match in pattern.finditer(text)
        if not _PARENT.match(text, match.end(match.lastindex)) and not _FORMER.search(text, 0, match.start())
    ]


def branch_hits(text: str, lexicon: Lexicon) -> list[tuple[str, int, int]]:
    """Return where `text` names a branch, not in another city, of a company of another province."""
    return [("out_of_province_branch", *match.span()) for match in _branches(lexicon).finditer(text)]


def nation_hits(text: str, lexicon: Lexicon) -> list[tuple[str, int, int]]:
    """Return where `text` says that the applicant is a foreigner."""
    return [("foreign", *match.span()) for match in _nations(lexicon).finditer(text)]


def named_place(text: str, lexicon: Lexicon) -> str | None:
    """Return the value of the place that a short answer names, 海州的 or 我在开发区."""
    match = _answer(lexicon).fullmatch(text)
    return _pattern(lexicon)[1][match[1]] if match else None


@functools.lru_cache(maxsize=4)
def _answer(lexicon: Lexicon) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _pattern(lexicon)[1]), key=len, reverse=True))
    work = "(?:的|这边|那边|里|上班|工作|企业|公司|单位|工厂|厂里|吧|呢|啊)*"
    return re.compile(rf"(?:我|人|单位|公司|就|也|都|是|在|连云港市?的?|江苏省?|工作地点|,)*({names}){work}")


@functools.lru_cache(maxsize=4)
def _pattern(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    where = {name: value for value, names in lexicon.wording.places.items() for name in names}
    names = "|".join(sorted(map(re.escape, where), key=len, reverse=True))
    city = "(?:连云港市?的?|江苏省?的?|我们|咱们|你们)?"
    forms = (
        rf"{_AT}{city}({names})(?!籍|大学|学院|初定|报|户口)(?:[^{PAUSE}不没户读学]|学(?=[院校])){{0,10}}?{_WORK}",
        rf"(?<![一-鿿])(?:我|俺|咱|本人|现在|目前|就)*[是系为]{city}({names})(?!籍|大学|学院|报|户口)[^{PAUSE}不没户读学]{{0,8}}?{_WORK}",
        rf"(?<!总)(?<!上级){_SITE}(?:就|也)?(?:是)?在{city}({names})",
        rf"(?<!总)(?<!上级){_SITE}:?{city}({names})的?(?![^{PAUSE}])",
        rf"(?<![一-鿿])({names})(?:的|那边|这边|这里|那里|市|一家|某|某家|小|本地)*(?:上班|工作|就业|企业|公司|工厂|国企|民企|私企|外企|厂)",
        rf"({names})(?:市|这边|那边|本地)?的?{_BRANCH}",
        rf"(?:坐标|(?:调|搬|转|派|分)(?:到|回|来|往)了?){city}({names})(?!籍|大学|学院|户口)",
        rf"(?<![^{PAUSE}])(?:我|人|人就?|我人|我们|单位|公司|目前|现在|就|也)*在{city}({names})(?<!外地)(?<!国外)(?<!外省)(?<!省外)(?![^{PAUSE}])",
    )
    return re.compile("|".join(forms)), where


@functools.lru_cache(maxsize=4)
def _branches(lexicon: Lexicon) -> re.Pattern[str]:
    elsewhere = "|".join(sorted(map(re.escape, lexicon.wording.places["elsewhere"]), key=len, reverse=True))
    province = "|".join(lexicon.wording.same_province)
    return re.compile(
        rf"(?!{province})(?:{elsewhere})(?:市|省|那边|的|一家|某|某家|一个|大|民营|国有|[^{PAUSE}在]{{0,4}}?)"
        rf"(?:总公司|总部|总厂|企业|公司|集团|厂)(?:(?!{elsewhere})[^{PAUSE}]){{0,12}}?{_BRANCH}"
    )


@functools.lru_cache(maxsize=4)
def _nations(lexicon: Lexicon) -> re.Pattern[str]:
    names = "|".join(lexicon.wording.nationalities)
    return re.compile(
        rf"(?:{names})(?:籍|国籍|人(?!才|士的公司|来华|永久)|护照|公民)|外国籍|外籍(?:人员|人士|专家|员工)?(?!企业|公司)|老外"
    )
