# `make run` serves the page, `make test` runs every test, `make check` all that CI runs; the first call makes the
# environment: first what the lock file names, by hash, then what it leaves out, which is torch (docs/operations.md).

PYTHON ?= python3
VENV := .venv
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
INSTALLED_AUDIT := $(VENV)/.installed-audit
PIP := $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check
LOCKED := $(PIP) --require-hashes --no-deps -r
# Its builds for processors alone and for others come from different indexes, so that no hash serves every machine.
NOT_LOCKED := torch sympy mpmath networkx setuptools
COMPILE := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
  --no-annotate --override - $(NOT_LOCKED:%=--no-emit-package %)
WITHOUT_TORCH := echo "torch ; sys_platform == 'none'"
PYTEST := pytest -q --numprocesses auto --maxprocesses 4 --no-loadscope-reorder
COVERAGE := $(VENV)/bin/python -m slipcover

.PHONY: run test check coverage style types format bench architecture lock audit sbom

run: $(INSTALLED)
	$(VENV)/bin/python -m ingest
	$(VENV)/bin/python -m streamlit run app.py

test: $(INSTALLED_DEV)
	$(VENV)/bin/python -m $(PYTEST) $(ARGS)

# Types are checked while the tests run, which often wait.
check: style
	$(MAKE) --jobs=2 --no-print-directory types coverage

# The lines that no test runs stand in build/coverage.txt.
coverage: $(INSTALLED_DEV)
	mkdir -p build
	$(COVERAGE) --json --out build/coverage.json -m $(PYTEST) $(ARGS)
	@$(COVERAGE) --fail-under 95 --out /dev/null --merge build/coverage.json >build/coverage.txt \
	  || { tail -n 1 build/coverage.txt; echo "Fewer than 95 % of the lines are tested."; exit 1; }

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

lock: $(INSTALLED_AUDIT)
	$(WITHOUT_TORCH) | $(COMPILE) requirements.txt -o requirements.lock
	$(WITHOUT_TORCH) | $(COMPILE) -c requirements.lock requirements-dev.txt -o requirements-dev.lock

audit: $(INSTALLED_AUDIT)
	$(VENV)/bin/python -m tests.audit $(ARGS)

sbom: $(INSTALLED_AUDIT)
	mkdir -p build
	$(VENV)/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o build/sbom.cdx.json $(VENV)

$(INSTALLED): requirements.txt requirements.lock | $(VENV)/bin/python
	$(LOCKED) requirements.lock
	$(PIP) -r requirements.txt
	touch $@

$(INSTALLED_DEV): requirements-dev.txt requirements-dev.lock requirements-llm.txt requirements-scan.txt $(INSTALLED)
	$(LOCKED) requirements-dev.lock
	$(PIP) -r requirements-dev.txt
	touch $@

$(INSTALLED_AUDIT): requirements-audit.txt $(INSTALLED)
	$(PIP) -r requirements-audit.txt
	touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
