"""What the containers, units and proxy examples set is what the program reads; they agree on ports."""

from __future__ import annotations

import re

import pytest
import yaml
from streamlit import config

from ingest.settings import ROOT

FILES = ["Dockerfile", "compose.yaml", "deploy/guidance-page@.service", "deploy/guidance-api@.service"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_each_setting_is_one_that_the_program_or_streamlit_has(name):
    ours = set(re.findall(r"\b(GUIDANCE_[A-Z_]+)", read(name)))
    assert [each for each in ours if f"`{each}`" not in read("README.md")] == []
    options = {option.replace(".", "_").lower() for option in config.get_config_options()}
    theirs = {each.lower().replace("_", "") for each in re.findall(r"\bSTREAMLIT_([A-Z_]+)", read(name))}
    assert theirs <= {option.replace("_", "") for option in options}


def test_the_containers_run_without_root_or_a_writable_root_and_caddy_finds_each_of_them():
    services = yaml.safe_load(read("compose.yaml"))["services"]
    own = {name: service for name, service in services.items() if service.get("build")}
    assert set(own) == {"page1", "page2", "api1", "api2"}
    for service in own.values():
        assert service["read_only"] and service["user"] == "10001" and service["cap_drop"] == ["ALL"]
    assert {f"{name}:{8600 if name.startswith('api') else 8501}" for name in own} <= set(
        read("deploy/Caddyfile").split()
    )
    assert (
        services["api1"]["environment"]["GUIDANCE_API_CONVERSATIONS"]
        == services["page1"]["environment"]["GUIDANCE_RECORDS"]
    )


def test_the_image_installs_the_locked_packages_and_what_it_leaves_out_is_not_read_at_the_start():
    text = read("Dockerfile")
    assert "--require-hashes --no-deps -r requirements.lock" in text and "\nUSER 10001" in text
    left_out = read(".dockerignore").split()
    assert {".git", ".venv", "var", ".streamlit/secrets.toml"} <= set(left_out)
    assert not {"guidance", "ingest", "knowledge", "app.py", "requirements.lock"} & set(left_out)


def test_nginx_sends_a_visitor_to_the_ports_of_the_units():
    text = read("deploy/nginx.conf")
    for port in re.findall(r"guidance-(?:page|api)@(\d+)", "".join(map(read, FILES[2:]))):
        assert f"server 127.0.0.1:{port} " in text
