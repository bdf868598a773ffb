# `make run` serves the page, `make test` runs every test, `make check` all that CI runs; the first call makes the
# environment.

PYTHON ?= python3
VENV := .venv
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
PYTEST := $(VENV)/bin/python -m pytest -q --numprocesses auto --maxprocesses 4 --no-loadscope-reorder

.PHONY: run test check style types format bench architecture

run: $(INSTALLED)
	$(VENV)/bin/python -m ingest
	$(VENV)/bin/python -m streamlit run app.py

test: $(INSTALLED_DEV)
	$(PYTEST) $(ARGS)

check: style types
	$(PYTEST) --cov --cov-report=term:skip-covered $(ARGS)

style: $(INSTALLED_DEV)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports --no-cache

types: $(INSTALLED_DEV)
	$(VENV)/bin/mypy

format: $(INSTALLED_DEV)
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

bench: $(INSTALLED_DEV)
	$(VENV)/bin/python -m tests.bench

architecture: $(INSTALLED_DEV)
	$(VENV)/bin/python -m tests.architecture

$(INSTALLED): requirements.txt | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(INSTALLED_DEV): requirements-dev.txt requirements-llm.txt requirements-scan.txt $(INSTALLED)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
