# Set-up is part of every command; `make run PYTHON=python3.13` chooses another Python.
PYTHON ?= python3
BIN := .venv/bin

# openpyxl quietly works in another way where lxml is installed. Those who install planapp have no lxml.
export OPENPYXL_LXML := False

.PHONY: run test bench format clean ready

run: ready
	@$(BIN)/python installer/demo.py

test: export QT_QPA_PLATFORM := offscreen
test: ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

bench: ready
	$(BIN)/python -m tests.benchmarks

format: ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready:
	@$(PYTHON) installer/set_up.py
