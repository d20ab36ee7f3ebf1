# Everything one does with this repository. `make help` lists it.

PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
PYTEST := $(PY) -m pytest
WORKERS ?= auto
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
UV_COMPILE := $(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help setup run demo check test search bench screenshots lock

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.dev ## Install the program and the developer's tools into .venv

run: $(VENV)/.run ## Run the bot of a real school (its token stands in .env)
	$(PY) -m bot run

demo: $(VENV)/.run ## Show a made-up school in the browser: no token, no messenger
	$(PY) -m bot demo

check: $(VENV)/.dev ## Check style, types, imports, translations and migrations
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PYTEST) -q -m guard

test: $(VENV)/.dev ## Run all tests but the rules of `make check`
	$(PYTEST) -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m "not guard"

search: $(VENV)/.dev ## Look for new random cases that break the properties of the rules (takes an hour)
	HYPOTHESIS_PROFILE=searching $(PYTEST) -q -n $(WORKERS) -m hypothesis --timeout 3600

bench: $(VENV)/.dev ## Measure; one JSON object a line
	@$(PY) -m tests.benchmarks

screenshots: $(VENV)/.dev ## Take the README's screenshots anew from the browser test
	SCREENSHOTS=docs/screenshots $(PYTEST) -q -m browser

lock: $(VENV)/.dev ## Choose the newest allowed versions of all libraries and pin them
	$(PY) -m pip install --quiet uv
	$(UV_COMPILE) pyproject.toml -o requirements.lock
	$(UV_COMPILE) pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock

# The stamps make the second time quick.
$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock | $(PY)
	@echo "Installing the libraries (once, about a minute) ..."
	$(PIP_INSTALL) -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock | $(PY)
	@echo "Installing the libraries and the developer's tools (once, a minute or two) ..."
	$(PIP_INSTALL) -r requirements-dev.lock
	@touch $@ $(VENV)/.run
