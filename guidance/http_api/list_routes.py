"""`GET /clauses`, `/faq`, `/materials`, `/deadlines`, `/notices`: what the notices say, as lists."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from guidance.clock import this_day
from guidance.contract_requests import known_notice
from guidance.documents.deadline_rows import deadline_row
from guidance.facts.applicant_facts import Facts
from guidance.faq.faq_document import FaqDocument
from guidance.faq.write_table import as_rows
from guidance.http_api.contract_response import ContractResponse
from guidance.http_api.notice_row import notice_row
from guidance.http_api.open_api_examples import CLAUSES, DEADLINES, ERRORS, FAQ, MATERIALS, NOTICES
from guidance.http_api.shared_state import Shared, SharedState
from guidance.materials.make_handout import make_handout
from guidance.materials.materials_text import as_object
from guidance.retrieval.found_clause_row import found_clause_row
from guidance.retrieval.look_up import LookupLimits
from ingest.errors import InputError
from ingest.notices.notice import Notice

ROUTES = APIRouter(responses=ERRORS, default_response_class=ContractResponse)
NoticeId = Annotated[str | None, Query(description="通知代号，如 lyg-2024-14")]


@ROUTES.get("/clauses", summary="查条款", openapi_extra=CLAUSES)
def clauses(
    shared: Shared,
    query: Annotated[str, Query(max_length=200, description="字词、条款编号、文号或条款代号")],
    notice: NoticeId = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> ContractResponse:
    """最相符的在前。"""
    served = shared.office.now()
    ids = [document.id for document in served.assistant.documents]
    if notice is not None and notice not in ids:
        raise InputError("notice", f"没有代号为「{notice[:60]}」的通知，已有 {'、'.join(ids)}")
    found = served.lookup.find(query, limit, LookupLimits(notice))
    return ContractResponse([found_clause_row(clause) for clause in found])


@ROUTES.get("/faq", summary="常见问题", openapi_extra=FAQ)
def faq(shared: Shared, notice: NoticeId = None) -> ContractResponse:
    """只列已核定的条目。"""
    notices = _notices(shared, notice)
    document = FaqDocument(shared.office.faq(), notices, "", this_day())
    ids = {chosen.id for chosen in notices}
    shown = [entry for entry in document.faq.entries if ids & set(entry.notices)]
    return ContractResponse(as_rows(document, shown))


@ROUTES.get("/materials", summary="申报材料", openapi_extra=MATERIALS)
def materials(shared: Shared, notice: Annotated[str, Query(description="通知代号")]) -> ContractResponse:
    """一份通知要交的全部材料，按装订先后。"""
    assistant = shared.office.now().assistant
    knowledge, listed = assistant.knowledge, assistant.materials
    if notice not in listed:
        raise InputError("notice", f"没有「{notice[:60]}」的材料清单，可用的有：{'、'.join(listed)}")
    model = knowledge.check_models.get(notice)
    handout = make_handout(listed[notice], Facts({}), model, knowledge.replies, this_day())
    return ContractResponse(as_object(handout))


@ROUTES.get("/deadlines", summary="申报时间", openapi_extra=DEADLINES)
def deadlines(shared: Shared, notice: NoticeId = None) -> ContractResponse:
    """各窗口的起止、时段和各项截止日。"""
    today = this_day()
    return ContractResponse([deadline_row(chosen, today) for chosen in _notices(shared, notice)])


@ROUTES.get("/notices", summary="有哪些通知", openapi_extra=NOTICES)
def notices(shared: Shared) -> ContractResponse:
    """每份通知的代号、名称、地区、年度、级别和申报窗口。"""
    knowledge = shared.office.now().assistant.knowledge
    today, packs = this_day(), knowledge.packs
    return ContractResponse([notice_row(notice, notice.id in packs, today) for notice in knowledge.notices])


def _notices(shared: SharedState, id: str | None) -> tuple[Notice, ...]:
    assistant = shared.office.now().assistant
    chosen = known_notice(assistant, id, "notice")
    return tuple(notice for notice in assistant.notices if chosen in (None, notice.id))
