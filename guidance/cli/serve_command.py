"""`python -m guidance serve`: the assistant over HTTP, for other programs."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from contextlib import suppress

from ingest.commands.command_line import Parser, whole_number
from ingest.errors import InputError

_WHAT = """供其他程序调用的 HTTP 接口：/ask、/chat、/check、/clauses、/faq、/materials、/deadlines、/notices、
/healthz、/readyz；说明见 /openapi.json 和 docs/http-api.md。"""


def main(argv: Sequence[str]) -> int:
    """Serve until the process is told to end; what is wrong with address, settings or knowledge is told before."""
    arguments = _parser().parse_args(argv)
    with _bound(arguments.host, arguments.port) as listener, suppress(KeyboardInterrupt):
        _serve(listener, f"http://{arguments.host}:{arguments.port}")
    return 0


def _bound(host: str, port: int) -> socket.socket:
    """A socket at the address that takes no connection yet: a proxy sends elsewhere who asks before all is loaded."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        return listener
    except (OSError, OverflowError, TypeError, ValueError) as error:  # the last two: no name of a host at all
        listener.close()
        message = f"{host}:{port} 不能监听：已被占用，或没有这个地址；请换一个，如 --port 8600"
        raise InputError("--port", message) from error


def _serve(listener: socket.socket, address: str) -> None:
    # Only now: --help and a wrong argument need no server and no assistant.
    import uvicorn

    from guidance.assistant import open_assistant
    from guidance.assistant_loader import AssistantLoader
    from guidance.garbage_collection import exempt_what_is_loaded
    from guidance.http_api.application import create_application
    from guidance.http_api.half_open_requests import close_half_open_requests
    from guidance.http_api.served_office import ServedOffice
    from guidance.http_api.shared_state import shared_state
    from guidance.metrics.json_logs import log_in_json
    from guidance.metrics.metrics_server import start_metrics_server
    from guidance.metrics.watched_parts import WatchedParts
    from guidance.prepared_assistant import open_prepared_assistant
    from ingest.office_settings import api_settings, model_settings

    wanted, model = api_settings(), model_settings()
    log_in_json()
    loader = AssistantLoader(open_prepared_assistant, open_assistant)
    loader.on_loaded = exempt_what_is_loaded
    start_metrics_server(WatchedParts(loader))
    office = ServedOffice(loader)
    office.now()
    application = create_application(shared_state(office, model, wanted.conversations), wanted)
    close_half_open_requests()
    # Neither access log nor tracebacks: addresses and what was asked are visitors' own. What fails is logged below.
    config = uvicorn.Config(
        application, access_log=False, log_level="critical", server_header=False, timeout_graceful_shutdown=15
    )
    listener.listen(config.backlog)  # from now on who connects waits, and is not turned away
    print(f"接口已就绪：{address}（说明 /openapi.json）", flush=True)
    uvicorn.Server(config).run([listener])


def _parser() -> Parser:
    parser = Parser(prog="python -m guidance serve", description=_WHAT)
    parser.add_argument("--host", default="127.0.0.1", help="监听的地址（默认 127.0.0.1，只供本机）")
    parser.add_argument("--port", type=whole_number(1, "8600"), default=8600, help="端口（默认 8600）")
    return parser
