# `make` alone prints what there is.
.DEFAULT_GOAL := help
.PHONY: help setup demo run check format test test-all soak build clean

# Where torch alone comes from; empty means the usual index. For its CPU build on x86-64 Linux:
#   make demo TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu
TORCH_INDEX_URL ?=
export TORCH_INDEX_URL

BIN := .venv/bin

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Set up .venv with pinned dependencies and models (the others call this)
	@sh config/setup.sh

demo: setup ## Answer questions about a sample article, then yours
	@$(BIN)/pullquote demo

run: setup ## Run the Discord bot
	@$(BIN)/pullquote run

check: setup ## Format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test: setup ## The hermetic tests (minutes)
	$(BIN)/pytest -m "not slow and not soak"

test-all: setup ## All tests but the long forms; every skip with its reason
	$(BIN)/pytest -m "not soak" -rs

soak: setup ## The long forms
	HYPOTHESIS_PROFILE=soak $(BIN)/pytest -m "soak or hypothesis" -rs --timeout 3600

build: setup ## Build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

clean: ## Remove what was built or set up
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
