# One word for each thing that is done often; CONTRIBUTING says when.
PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest -q -n auto --dist worksteal
FAST := tests/rules tests/sections tests/readers tests/test_architecture.py tests/test_catalogue.py \
	tests/test_patterns.py tests/test_samples.py tests/test_schema.py tests/test_settings.py \
	tests/texts/test_catalogues.py tests/texts/test_gathering.py

.PHONY: setup fast test lint build docs desk samples golden bench

setup:
	python3 -m venv --upgrade-deps .venv
	.venv/bin/pip install -e '.[test]'

fast:
	$(PYTEST) -m 'not form' $(FAST)

test:
	$(PYTEST)

lint:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

build:
	.venv/bin/actip build
	$(PYTHON) -m tests.reference

docs:
	$(PYTHON) -m sphinx -q -W --keep-going -d build/doctrees docs build/docs

desk:
	$(PYTHON) -m tests.desk

samples:
	$(PYTHON) -m tests.sample_region

golden:
	UPDATE_GOLDEN=1 $(PYTHON) -m pytest -q tests/reports/test_workbook.py tests/sections/test_national.py \
		tests/test_documents.py tests/test_samples.py
	git diff --stat tests/golden README.md docs sample_data/faulty

bench:
	$(PYTHON) -m tests.benchmarks
