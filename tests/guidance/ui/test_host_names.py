"""A page on the loopback is asked for under this machine's own names alone, where nothing else is set."""

from __future__ import annotations

import pytest
from run_beside import run_beside
from starlette.types import Message, Receive, Scope, Send
from streamlit import config

from guidance.ui.host_names import HostNames


def answer_to(headers: dict[str, str], kind: str = "websocket") -> str:
    """Ask under a host and return what the server does: `served` or `refused`."""
    done: list[str] = []

    async def page(_scope: Scope, _receive: Receive, _send: Send) -> None:
        done.append("served")

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        done.append({"websocket.close": "refused"}[message["type"]])

    scope = {"type": kind, "headers": [(name.encode(), value.encode()) for name, value in headers.items()]}
    run_beside(HostNames(page)(scope, receive, send))
    assert len(done) == 1
    return done[0]


@pytest.fixture
def served_at():
    """Sets where the page listens and under which names, and puts back what was set."""
    names = ("server.address", "server.allowedHosts")
    before = {name: config.get_option(name) for name in names}

    def serve(address: str, hosts: list[str]) -> None:
        for name, value in zip(names, (address, hosts), strict=True):
            config.set_option(name, value)

    yield serve
    for name, value in before.items():
        config.set_option(name, value)


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({"host": "127.0.0.1:8501"}, "served"),
        ({"host": "[::1]:8501"}, "served"),
        ({"host": "localhost:8501"}, "served"),
        ({"host": "zhicheng:8501"}, "served"),
        ({"host": "site.example:8501"}, "refused"),
        ({"host": "site.example.:8501"}, "refused"),
        ({"host": "127.0.0.1.site.example"}, "refused"),
        ({"host": "[site.example"}, "refused"),
        ({"host": "zc.example.cn", "x-forwarded-for": "10.1.2.3"}, "served"),
    ],
)
def test_a_name_that_others_can_own_is_refused_on_the_loopback(served_at, headers: dict[str, str], answer: str):
    served_at("127.0.0.1", [])
    assert answer_to(headers) == answer
    assert answer_to(headers, "http") == "served"


@pytest.mark.parametrize(("address", "hosts"), [("0.0.0.0", []), ("127.0.0.1", ["zc.example.cn"])])
def test_a_network_and_names_that_are_set_are_left_to_the_office(served_at, address: str, hosts: list[str]):
    served_at(address, hosts)
    assert answer_to({"host": "zc.example.cn"}) == "served"
