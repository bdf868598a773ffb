# `make run` serves the page, `make test` runs every test; the first call makes the environment.

PYTHON ?= python3
VENV := .venv
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev

.PHONY: run test lint bench

run: $(INSTALLED)
	$(VENV)/bin/python -m ingest
	$(VENV)/bin/python -m streamlit run app.py

test: $(INSTALLED_DEV)
	$(VENV)/bin/python -m pytest -q $(ARGS)

lint: $(INSTALLED_DEV)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

bench: $(INSTALLED_DEV)
	$(VENV)/bin/python -m tests.bench

$(INSTALLED): requirements.txt | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(INSTALLED_DEV): requirements-dev.txt requirements-llm.txt $(INSTALLED)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
