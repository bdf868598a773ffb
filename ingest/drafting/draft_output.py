"""A draft as a notice.yaml for its editor, and in the form of the contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import yaml

from ingest.divisions.division_table import DivisionTable
from ingest.divisions.find_divisions import find_divisions
from ingest.drafting.notice_draft import NoticeDraft
from ingest.notices.notice_file import ContactEntry

HEAD = """\
# 通知的基本信息，由程序从原文起草，请逐项核对：每一项写明出自哪一条（clause）和原文（quote）。
# 写法见 knowledge/README.md。
"""


def as_yaml(draft: NoticeDraft, divisions: DivisionTable, replaces: Sequence[str]) -> str:
    """Return the text of a notice.yaml, headed by what its editor should look at."""
    of_notice = {"replaces": list(replaces), "scope": _scope(draft, divisions)}
    companions = {"companions": list(draft.companions)} if draft.companions else {}
    values = {**draft.values(), **companions, **(of_notice if draft.document == "notice" else {})}
    parts = [HEAD, *(f"# 请核对 {field}：{_one_line(why)}\n" for field, why in draft.to_confirm())]
    parts += [f"# 疑点：{_one_line(doubt.message)}\n" for doubt in draft.doubts]
    for key, value in values.items():
        parts.append(yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False, width=10**6))
    return "".join(parts)


def as_json(id: str, clauses: int, draft: NoticeDraft) -> dict[str, Any]:
    """Return the draft in the form of the contract: plain values, and nothing for what the notice does not say."""
    plain: dict[str, Any] = {
        "document": None if draft.document == "notice" else draft.document,
        "title": _value(draft.title),
        "number": _value(draft.number),
        "issuers": [found.value.value for found in draft.issuers],
        "issued": _value(draft.issued),
        "place": _value(draft.place),
        "year": _value(draft.year),
        "half": draft.half,
        "kind": _value(draft.kind),
        "levels": [found.value.value for found in draft.levels],
        "series": _value(draft.series),
        "speciality": _value(draft.speciality),
        "windows": [
            _present(
                {"name": w.name, "kind": w.kind, "opens": _day(w.opens), "closes": _day(w.closes), "hours": w.hours}
            )
            for w in draft.windows
        ],
        "cutoffs": [{"name": cutoff.name, "day": cutoff.date.isoformat()} for cutoff in draft.cutoffs],
        "fees": [_present({"what": fee.what, "amount": fee.amount, "unit": fee.unit}) for fee in draft.fees],
        "contacts": [_contact(contact) for contact in draft.contacts],
        "sites": [site.value for site in draft.sites],
        "attachments": [{"number": annex.number, "title": annex.title} for annex in draft.attachments],
        "companions": list(draft.companions),
    }
    return {
        "id": id,
        "clauses": clauses,
        "draft": {key: value for key, value in plain.items() if value not in (None, "", [])},
        "confirm": [{"field": field, "why": why} for field, why in draft.to_confirm()],
        "doubts": [asdict(doubt) for doubt in draft.doubts],
    }


def _scope(draft: NoticeDraft, divisions: DivisionTable) -> dict[str, list[str]]:
    """The words that lead a question to the notice, by the table of divisions; its other fields tell the rest."""
    place = draft.place.value.value if draft.place else ""
    mention = next(iter(find_divisions(place, divisions)), None)
    own, around = [place] if place else [], []
    if mention:
        code = mention.divisions[0].code
        rest = place[mention.end :]
        division = divisions.by_code[code]
        own += [division.everyday_name] if not rest else [division.everyday_name + rest]
        outer = divisions.chain(code)[0 if rest else 1 :]
        around = [
            name for each in outer for name in (divisions.by_code[each].name, divisions.by_code[each].everyday_name)
        ]
    return {
        "places": list(dict.fromkeys(own)),
        "within": list(dict.fromkeys(around)),
        "years": [str(draft.year.value.value)] if draft.year else [],
        "seasons": [draft.half] if draft.half else [],
    }


def _contact(contact: ContactEntry) -> dict[str, str]:
    names = [contact.office.value if contact.office else "", contact.matter.value if contact.matter else ""]
    parts: dict[str, Any] = {
        "office": "".join([names[0], f"（{names[1]}）" if all(names) else names[1]]),
        **{
            key: getattr(contact, key).value for key in ("person", "phone", "address", "email") if getattr(contact, key)
        },
    }
    return _present(parts)


def _present(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value not in (None, "")}


def _value(found: Any) -> Any:
    if found is None:
        return None
    value = found.value.value
    return value if isinstance(value, (str, int)) else value.isoformat()


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _one_line(text: str) -> str:
    return " ".join(text.split())
