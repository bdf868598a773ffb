"""For whom a paper is: the words of a sentence that name some applicants, so that they complete 如果您…."""

from __future__ import annotations

import re

from guidance.materials_drafts.materials_wording import MaterialsWording, any_of

_LEAD = re.compile("^(?:其中|如果|如系|如|凡是|凡|对于|对|若|属于?|另外|此外|其他|有条件的|[，、；。：\\s])+")
_STATES = re.compile(
    "^(?:有|在|从|以|已|取得|获得|符合|参加|参与|需要|被|为|走|使用|更换|不|未|受|担任|通过|超过|具有|具备|\\d)"
)
_EMPLOYER = re.compile("(?<!用人)(?<!所在)(?<!推荐)(?:企业|机构|院校|医院|公司)$")
_LONGEST = 30


def addressee_before(subject: str, wording: MaterialsWording) -> str:
    """Return whom the words before 提供, 提交 or the like name; "" for everyone, or where an office does it."""
    subject = _LEAD.sub("", subject.strip())
    if not 1 < len(subject) <= _LONGEST or re.search("[由经向将把]", subject[:1]) or "：" in subject:
        return ""
    if re.search("(?:材料|证书|论文|成果|业绩|专利|作品)$", subject):
        return f"有{subject}" if len(subject) <= _LONGEST // 2 else ""
    if subject in wording.file.everyone:
        return ""
    if _EMPLOYER.search(subject) and len(subject) > 2:
        return f"在{subject}工作"
    if re.search(f"(?:{any_of(wording.file.offices)})$", subject):
        return ""
    return _completed(subject) if re.search(f"(?:{any_of(wording.file.groups)})$", subject) else ""


def addressee_in_brackets(words: str, wording: MaterialsWording) -> str:
    """Return whom the brackets behind a paper say it is for; "" where they say nothing of it."""
    for inside in re.findall(r"[（(]([^（）()]*)[）)]", words):
        for part in re.split("[，；、,;]", inside):
            if found := _in_part(part.strip(), wording):
                return _completed(found)
    return ""


def owner_and_paper(name: str, wording: MaterialsWording) -> tuple[str, str]:
    """Return for whom a form is whose name begins with them (破格人员的《审批表》), and its name alone."""
    owned = re.fullmatch(rf"(?P<whom>[^《》，]{{1,14}}(?:{any_of(wording.file.groups)}))的(?P<form>《[^《》]+》)", name)
    if owned and owned["whom"] not in wording.file.everyone:
        return _completed(owned["whom"]), owned["form"]
    return "", name


def _in_part(part: str, wording: MaterialsWording) -> str:
    exempt = re.fullmatch("非(.{2,20}?)(?:的)?(?:无须|无需|不需|不用|不).*", part)
    if exempt:
        return exempt[1]
    only = re.fullmatch(r"(?:仅限|限|仅)(.{2,20}?)(?:提供|提交|填写|填报|需要)?", part)
    if only:
        return only[1]
    for_some = re.fullmatch(
        rf"(.{{2,24}}?(?:{any_of(wording.file.groups)}))(?:须|应|需)*(?:提供|提交|填写|填报|附)", part
    )
    return for_some[1] if for_some and for_some[1] not in wording.file.everyone else ""


def _completed(subject: str) -> str:
    """The words as they follow 如果您."""
    if _STATES.match(subject) and (ending := re.search("(?:的(?:人员|者)?|人员的|者)$", subject)):
        return subject[: ending.start()]
    return f"是{subject}"
