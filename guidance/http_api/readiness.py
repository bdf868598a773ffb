"""Whether a process can answer, and from what: for load balancers, the same at the page and at the service."""

from __future__ import annotations

from http import HTTPStatus

from guidance.database.database_watch import DatabaseWatch
from guidance.http_api.contract_response import ContractResponse
from guidance.http_api.served_office import ServedOffice


def alive() -> ContractResponse:
    """Return the answer of a process that is alive."""
    return ContractResponse({"status": "ok"})


def readiness(office: ServedOffice, databases: dict[str, DatabaseWatch | None]) -> ContractResponse:
    """Return 200 with the digests of what is answered from, or 503 before the knowledge is loaded.

    `databases` are told by name, "off" for None; one that cannot be reached delays no answer, so that it is only told.
    """
    if not office.loader.loaded:
        return ContractResponse({"error": "正在准备通知和索引，请稍后再试"}, HTTPStatus.SERVICE_UNAVAILABLE)
    served = office.now()
    row = {"status": "ready", "edition": served.edition.number, "notices": len(served.assistant.notices)}
    digests = {"knowledge": served.digest, "index": served.index_digest}
    reached = {name: str(watch.look()) if watch else "off" for name, watch in databases.items()}
    return ContractResponse({**row, **digests, "outdated": bool(office.loader.fault), **reached})
