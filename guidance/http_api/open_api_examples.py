"""What the OpenAPI document shows of each call: the fields of its body, an example of it and of its answer."""

from __future__ import annotations

import json
from typing import Any

_CITATION = {
    "id": "lyg-2024-14#5.4",
    "notice": "lyg-2024-14",
    "label": "五、（四）",
    "text": "（四）收费标准：……收费合计 500 元/人。",
}
_ANSWER = {
    "kind": "answer",
    "answer": "500元/人。\n收费标准：……收费合计 500 元/人。",
    "citations": [_CITATION],
    "notices": ["lyg-2024-14"],
    "elapsed_ms": 6.1,
}
_TEXT = {"type": "string", "maxLength": 5000}
_ID = {"type": "string"}


def _call(fields: dict[str, Any], required: list[str], example: dict[str, Any], answer: Any) -> dict[str, Any]:
    schema = {"type": "object", "properties": fields, "required": required}
    body = {"required": True, "content": {"application/json": {"schema": schema, "example": example}}}
    return {"requestBody": body, **_shown(answer)}


def _shown(answer: Any) -> dict[str, Any]:
    schema = {"type": "array", "items": {"type": "object"}} if isinstance(answer, list) else {"type": "object"}
    content = {"application/json": {"schema": schema, "example": answer}}
    return {"responses": {"200": {"description": "回答", "content": content}}}


def _streamed(call: dict[str, Any]) -> dict[str, Any]:
    """The same call answered by events."""
    answer = json.dumps(call["responses"]["200"]["content"]["application/json"]["example"], ensure_ascii=False)
    example = 'event: partial\ndata: {"answer": "500元/人。"}\n\n' + f"event: answer\ndata: {answer}\n\n"
    content = {"text/event-stream": {"schema": {"type": "string"}, "example": example}}
    return {**call, "responses": {"200": {"description": "回答", "content": content}}}


def _fault(sentence: str) -> dict[str, Any]:
    schema = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
    example = {"error": sentence}
    return {"description": sentence, "content": {"application/json": {"schema": schema, "example": example}}}


ERRORS: dict[int | str, dict[str, Any]] = {
    400: _fault("请求：不是 JSON（第 1 行第 2 列）"),
    401: _fault("缺少接口密钥或密钥不对，请放在 X-API-Key 里"),
    404: _fault("没有这个会话或已过期，请不带 session 重新开始"),
    409: _fault("这个会话的另一句还在回答，请稍后再发"),
    413: _fault("请求太大，最多 64 KB"),
    422: _fault("question：缺少 question，应为文字"),
    429: _fault("请求太频繁，每分钟最多 120 次，请稍后再试"),
    503: _fault("资料暂时读不了，请稍后再试"),
}
ASK = _call({"question": _TEXT, "notice": _ID}, ["question"], {"question": "申报高级工程师要交多少钱？"}, _ANSWER)
CHAT = _call(
    {"text": _TEXT, "session": _ID, "notice": _ID},
    ["text"],
    {"text": "我本科，2018年6月评的工程师，能报高工吗"},
    {"session": "kq3Zb…", **_ANSWER, "facts": {"education": "bachelor"}, "asks": ["work_place"], "check": None},
)
ASK_STREAM, CHAT_STREAM = _streamed(ASK), _streamed(CHAT)
_VERDICT = {
    "notice": "lyg-2024-14",
    "verdict": "unknown",
    "title": None,
    "routes": [{"id": "bachelor", "clause": "lyg-2024-14#2.1.3", "status": "unknown"}],
    "conditions": [],
    "missing": ["work_place"],
    "earliest": None,
    "notes": [],
    "window": {"from": "2024-07-18", "to": "2024-09-10", "state": "closed"},
}
CHECK = _call(
    {"notice": _ID, "facts": {"type": "object"}, "title": {"type": "string", "maxLength": 60}},
    ["notice", "facts"],
    {"notice": "lyg-2024-14", "facts": {"education": "bachelor", "title_date": "2018-06"}},
    _VERDICT,
)
CLAUSES = _shown([{**_CITATION, "path": [], "citation": "…", "score": 1.0, "hits": []}])
FAQ = _shown(
    [
        {
            "question": "申报高级工程师要交多少钱？",
            "answer": _CITATION["text"],
            "citations": [_CITATION],
            "topic": "费用",
            "approved": True,
            "note": "",
        }
    ]
)
MATERIALS = _shown({"notice": "lyg-2024-14", "places": [], "not_needed": [], "totals": [], "asks": [], "remarks": []})
_DAY = {"day": "2024-07-18", "kind": "opens", "name": "网上申报开始", "hours": "", "past": True}
DEADLINES = _shown([{"notice": "lyg-2024-14", "name": "工信职称〔2024〕14号", "days": [_DAY]}])
NOTICES = _shown([{"id": "lyg-2024-14", "name": "工信职称〔2024〕14号", "year": 2024, "state": "closed"}])
HEALTH = _shown({"status": "ok"})
_DIGESTS = {"knowledge": "9f2c…", "index": "41ab…"}
READY = _shown({"status": "ready", "edition": 1, "notices": 2, **_DIGESTS, "outdated": False, "conversations": "off"})
