# Everything from a bare Debian 12 with Python 3.11: `make test`, `make demo`. The second time is quick.
# Windows and macOS: the same steps in their own commands stand in README.md.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
LOCK   := requirements/dev.lock
NAME   ?=
# Two workers, each with a PostgreSQL of its own; tests of one file stay together, files marked slow come first.
PYTEST_ARGS ?= -n 2 --dist loadfile --no-loadscope-reorder

# Hundreds of tests start the console as a process of its own; compiling it anew each time is most of their time.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup system-demo system-test test demo bench letters-all check format lint imports types translations lock clean

help:
	@echo 'make test     set up what is missing, then run every test'
	@echo 'make demo     set up what is missing, then open the console on an invented borough'
	@echo '              (without a screen: take a tour of it and say where the pictures are)'
	@echo 'make setup    only set up'
	@echo 'make check    format, lint, import rules, and types for Linux, Windows and macOS'
	@echo 'make bench    measure, as JSON (NAME=search for one of tests/bench/)'
	@echo 'make letters-all   every letter in every format, face and language through PDF/UA-1 and geometry, as JSON'
	@echo 'make faults   break everything on purpose, as JSON (N=1000 schedules, numbered from SEED=1)'
	@echo 'make translations   bring the translations up to date with the texts of the screen'
	@echo 'make lock     write requirements/dev.lock anew from pyproject.toml'
	@echo 'make clean    remove .venv and what the tools wrote'

setup: system-test $(VENV)/.ready

# The tests want more of the machine than the console does.
system-demo system-test: system-%:
	@PYTHON="$(PYTHON)" .ci/system-libraries $*

# The stamp names its place: a copy of the folder elsewhere needs an environment of its own.
ifneq ($(shell cat $(VENV)/.ready 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/.ready
endif
$(VENV)/.ready: $(LOCK) pyproject.toml .ci/environment
	@.ci/environment "$(PYTHON)" "$(VENV)" "$(LOCK)" >&2
	@echo "$(CURDIR)" > $@

test: setup
	$(BIN)/python -m pytest $(PYTEST_ARGS)

demo: system-demo $(VENV)/.ready
	@.ci/demo "$(BIN)"

bench: setup
	@$(BIN)/python -m tests.bench $(NAME)

N    ?= 1000
SEED ?= 1
faults: setup
	@$(BIN)/python -m tests.faults --n $(N) --seed $(SEED)

letters-all: setup
	@$(BIN)/python -m tests.letters_all

check: setup format lint imports types

format: setup
	$(BIN)/ruff format --check .

lint: setup
	$(BIN)/ruff check .

imports: setup
	$(BIN)/lint-imports

# The users sit at Windows, some developers at macOS; a cache for each, or they would undo one another's.
types: setup
	$(BIN)/mypy --platform linux --cache-dir .mypy_cache/linux
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32
	$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin

# What it writes in resources/i18n is kept in the repository; docs/translation.md says how to translate.
translations: setup
	@$(BIN)/python -m tests.helpers.translations

# One lock for all three systems. `make lock UPGRADE=--upgrade` takes newer versions.
lock: setup
	$(BIN)/python -m pip install --quiet --upgrade --target .make/uv uv
	.make/uv/bin/uv pip compile --quiet pyproject.toml --extra dev --universal --python-version 3.11 \
	    --generate-hashes --no-config $(UPGRADE) -o $(LOCK)

clean:
	rm -rf $(VENV) build dist tour .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
