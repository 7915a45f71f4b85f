# What a person or CI runs. Each target does its own set-up, from nothing but Python 3.10 to 3.13 and make.

# python3 where it is new enough, else a newer one by its full name.
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python3.10 python,\
	$(shell $(name) -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1 && echo $(name))))

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
STAMP := .venv/.installed

export PYTHONNOUSERSITE = 1
# One thread each: the tests and the demo must not depend on how many cores there are.
export OMP_NUM_THREADS ?= 1

.PHONY: help demo test lint format readme bench clean

help:
	@echo 'make demo     check the stories of corpus/ and make a report of them'
	@echo 'make test     everything that must hold: style, types, imports, tests, scores'
	@echo 'make lint     style, types and imports alone'
	@echo 'make format   put the code in form'
	@echo 'make bench    how fast, how much memory; one measure: make bench MEASURES=words'

demo: $(STAMP)
	$(BIN)/copydesk check corpus/articles --brief --fail-on never --format html --output out/demo/

test: lint
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# What the README shows is what comes out.
readme: $(STAMP)
	$(BIN)/python -m tests.test_readme

bench: $(STAMP)
	$(BIN)/python -m tests.benchmarks $(MEASURES)

clean:
	rm -rf .venv out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# Set-up runs again when what is to be installed changes, else not at all.
$(STAMP): pyproject.toml constraints.txt
	@test -n '$(PYTHON)' || { echo 'Python 3.10 to 3.13 is needed: make PYTHON=/path/to/python3' >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --quiet --constraint constraints.txt pip hatchling editables
	$(PIP) install --quiet --constraint constraints.txt --no-build-isolation --editable '.[parquet,watch,serve,lsp]' --group dev
	@touch $@
