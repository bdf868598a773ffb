"""How the fields of a notice.yaml and their values read for staff."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ingest.text.dates import say_day, say_period

GROUPS = {
    "基本信息": ("title", "number", "issuers", "issued", "year", "place", "kind", "levels", "series", "speciality"),
    "时间": ("windows", "cutoffs"),
    "收费和咨询": ("fees", "contacts", "sites"),
    "附件": ("attachments",),
}
FIELD_NAMES = {
    "title": "标题",
    "number": "文号",
    "issuers": "发文单位",
    "issued": "发文日期",
    "place": "地区",
    "kind": "事项",
    "levels": "职称级别",
    "series": "系列",
    "speciality": "专业",
    "year": "年度",
    "windows": "申报和办理时间",
    "cutoffs": "截止日",
    "contacts": "咨询",
    "fees": "收费",
    "sites": "网址",
    "attachments": "附件",
}
_KEY = re.compile(r"「(\w+)」")
PART_NAMES = {
    "value": "内容",
    "name": "名称",
    "kind": "哪一步",
    "opens": "开始日（没有就不填）",
    "closes": "截止日",
    "hours": "每天的时段（照抄原文，没有就不填）",
    "date": "日期",
    "what": "什么费（只有一项就不填）",
    "amount": "金额（元，不收费填 0）",
    "unit": "单位，如 元/人",
    "number": "序号",
    "title": "名称",
    "office": "单位",
    "matter": "问什么事",
    "phone": "电话",
    "person": "联系人",
    "address": "地址",
    "email": "邮箱",
    "clause": "出自哪一条",
    "quote": "原文（照抄；内容就是原文时可不填）",
}
WINDOW_KINDS = {
    "online": "网上申报",
    "onsite": "现场报送",
    "review": "审核",
    "payment": "缴费",
    "hearing": "答辩",
}
SCOPE_NAMES = {
    "places": "地区的各种叫法",
    "within": "上级地区",
    "districts": "下属区县",
    "years": "年度",
    "seasons": "上半年、下半年",
    "levels": "级别",
    "kinds": "事项",
    "specialities": "专业",
    "names": "只有这份通知才有的叫法",
}


def with_field_names(message: str) -> str:
    """Return a message on a notice.yaml with the names of its fields in place of their keys."""
    return _KEY.sub(lambda key: f"「{FIELD_NAMES.get(key[1], key[1])}」", message)


def group_fields() -> dict[str, tuple[str, ...]]:
    """Return the fields by group, a field that no group names in the last one."""
    named = {field for fields in GROUPS.values() for field in fields}
    others = tuple(field for field in FIELD_NAMES if field not in named)
    return {**GROUPS, **({"其他": others} if others else {})}


def entry_name(field: str, entry: Mapping[str, Any]) -> str:
    """Return what an entry is called: a window by its name, every other one by its field."""
    return str(entry.get("name") or FIELD_NAMES.get(field, field))


def entry_words(field: str, entry: Mapping[str, Any]) -> str:
    """Return the values of an entry in one line."""
    match field:
        case "windows":
            return _window_words(entry)
        case "fees":
            return f"{entry.get('what') or ''} {entry.get('amount')} {entry.get('unit') or ''}".strip()
        case "contacts":
            return "　".join(
                str(part["value"]) for part in entry.values() if isinstance(part, dict) and "value" in part
            )
        case "attachments":
            return f"{entry.get('number')}. {entry.get('title')}"
    return part_words(entry.get("value", entry.get("date")))


def part_words(value: object) -> str:
    """Return a value as it reads: a day in Chinese, nothing for None."""
    if isinstance(value, date):
        return say_day(value)
    return "" if value is None else str(value)


def typed_words(value: object) -> str:
    """Return a value as it stands in a blank of a form."""
    return "" if value is None else str(value)


def entry_sources(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the numbers of the clauses that an entry comes from, each with the words quoted."""
    found = [(str(entry["clause"]), str(entry.get("quote") or entry.get("value") or ""))] if "clause" in entry else []
    parts = [part for part in entry.values() if isinstance(part, dict)]
    return list(dict.fromkeys([*found, *(source for part in parts for source in entry_sources(part))]))


def _window_words(entry: Mapping[str, Any]) -> str:
    opens, closes = entry.get("opens"), entry.get("closes")
    span = say_period(opens, closes) if isinstance(closes, date) else ""
    kind = WINDOW_KINDS.get(str(entry.get("kind")), "")
    return "　".join(part for part in (span, str(entry.get("hours") or ""), f"（{kind}）" if kind else "") if part)
