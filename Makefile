# Everything goes through .venv, which is made from the lock files at first use.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test check format lint types soak bench screens diagram lock clean
.DELETE_ON_ERROR:

run: .venv/run.stamp
	$(BIN)/python -m bot

# Two workers for each processor of a small machine, as tests also wait. What one has compiled all others read.
test: .venv/dev.stamp
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -m "not soak" --numprocesses 4 --dist loadgroup --durations 10

check: format lint types test

format: .venv/dev.stamp
	$(BIN)/ruff format --check .

lint: .venv/dev.stamp
	$(BIN)/ruff check .

types: .venv/dev.stamp
	$(BIN)/mypy

soak: .venv/dev.stamp
	$(BIN)/python -m pytest -m soak

bench: .venv/dev.stamp
	$(BIN)/python -m benchmarks

# Every screen in every language, to be looked at: build/screens/*.png. Needs a Chromium.
screens: .venv/dev.stamp
	$(BIN)/python -m tests.sheet

diagram: .venv/run.stamp
	$(BIN)/python -m conversations > docs/flow.md

# Written without the address of any package index, so that every machine uses its own.
lock: .venv/dev.stamp
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --extra dev pyproject.toml --output-file requirements-dev.lock

.venv/made.stamp:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.stamp: .venv/made.stamp requirements.lock
	$(PIP) install --require-hashes --requirement requirements.lock
	@touch $@

.venv/dev.stamp: .venv/made.stamp requirements-dev.lock
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@ .venv/run.stamp

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
