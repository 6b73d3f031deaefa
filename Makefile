# Every door of the house. `make demo` and `make test` see to their own set-up.
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet
# The locks name every package: nothing is left to resolve, so no newer release can be drawn in by an extra.
PINNED := $(PIP) --no-deps --require-hashes -r
ROOMS  := domain projections web
TYPED  := $(wildcard $(ROOMS) bench examples)
RUN    := $(VENV)/.run
DEV    := $(VENV)/.dev
NODE   := node_modules/.package-lock.json
JS     := $(wildcard tests/js/*.test.js tests/js/*/*.test.js)
LOCKED := $(BIN)/uv pip compile pyproject.toml --quiet --no-config --universal \
          --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help setup demo test soak check format coverage bench lock vendor

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*##/\1\t/p' $(MAKEFILE_LIST) | expand -t 10

demo: $(RUN)  ## the command centre with the Ålesund night playing; ARGS="--speed 120"
	$(BIN)/golive demo $(ARGS)

setup: system $(DEV) $(NODE)  ## everything the tests and checks need

test: setup  ## every test; ARGS="tests/domain -k started"
	$(if $(JS),node --test $(JS))
	$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

soak: setup  ## the faults at full count: each server is killed 200 times under load
	$(BIN)/python -m pytest tests/faults -n 2 --rounds 200 --timeout 0 -rP $(ARGS)

check: setup  ## style, types, arrows between the rooms, scripts, the house's own laws
	$(BIN)/python -m pip --disable-pip-version-check check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(TYPED)
	$(BIN)/lint-imports
	node_modules/.bin/tsc --project tsconfig.json
	$(BIN)/python -m pytest -q tests/house

format: $(DEV)  ## put the code in the house's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

coverage: setup  ## fails below 100 % of lines and branches in domain and projections
	$(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report=term

bench: $(DEV)  ## side-by-side measurements; ARGS="ingest --quick"
	$(BIN)/python -m bench $(ARGS)

lock: $(DEV)  ## pin what is new among the dependencies; ARGS=--upgrade pins all anew
	$(PIP) uv
	$(LOCKED) $(ARGS) --group build --output-file requirements.lock
	$(LOCKED) $(ARGS) --group dev --constraint requirements.lock --output-file requirements-dev.lock

vendor: $(NODE)  ## copy the browser modules and fonts from their packages
	python3 deploy/vendor.py

.PHONY: system
system:
	@deploy/system-packages.sh test

$(BIN)/python:
	@deploy/system-packages.sh run
	python3 -m venv $(VENV)

$(RUN): requirements.lock pyproject.toml | $(BIN)/python
	$(PINNED) requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(BIN)/python
	$(PINNED) requirements-dev.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@ $(RUN)

$(NODE): package.json package-lock.json | system
	npm ci --silent
	@touch $@
