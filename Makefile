# 高兴办. `make help` says what each command does.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export DJANGO_SETTINGS_MODULE := gaoxingban.config.settings
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test check bench prove lock messages format clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: .venv/.run $(BIN)/.messages ## Set everything up and serve the demo at http://127.0.0.1:8000
	@GAOXINGBAN_DEMO=1 $(BIN)/gaoxingban serve

test: .venv/.dev $(BIN)/.messages node_modules/.installed check ## Set everything up, check and test
	@$(BIN)/pytest -n 2 --dist loadgroup

check: .venv/.dev $(BIN)/.messages ## Format, lint, types, import contracts, migrations, data, translations
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m django makemigrations --check --dry-run
	@$(BIN)/gaoxingban catalogue check
	@$(BIN)/python scripts/messages.py check

bench: .venv/.dev $(BIN)/.messages ## Measure, each figure beside its peer or raw limit
	@$(BIN)/python -m benchmarks

prove: .venv/.dev $(BIN)/.messages ## Long proofs: many thousand random catalogues, fuzzed imports
	@$(BIN)/python -m benchmarks.prove

format: .venv/.dev ## Format and mend what can be mended by machine
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

messages: .venv/.dev ## Collect the words to translate into locale/
	@$(BIN)/python scripts/messages.py collect

lock: .venv/.dev ## Lock dependencies again, with hashes and without addresses
	@for name in base dev; do $(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  -o requirements/$$name.txt requirements/$$name.in; done

clean: ## Remove what set-up made (the demo's data stay in var/)
	rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/.run: requirements/base.txt pyproject.toml
	@mkdir -p var && PYTHON=$(PYTHON) scripts/system-packages run
	@echo "正在准备运行环境(第一次约一分钟)…"
	@$(PYTHON) -c 'import sys; sys.exit("需要 Python 3.11 或更新版本" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install -qq --require-hashes -r requirements/base.txt
	@$(BIN)/python scripts/link-package.py
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@scripts/system-packages test
	@$(BIN)/pip install -qq --require-hashes -r requirements/dev.txt
	@touch $@

$(BIN)/.messages: .venv/.run $(wildcard locale/*/LC_MESSAGES/*.po)
	@$(BIN)/python scripts/messages.py compile
	@touch $@

node_modules/.installed: .venv/.dev package-lock.json
	@scripts/npm ci --loglevel=error
	@touch $@
