# `make run` and `make test` do all the set-up themselves. They need make and Python 3.11 or later.
.DEFAULT_GOAL := help
.PHONY: help run test check bench fmt lock browser install clean
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
# Compiled Python is kept: a run and its tests start dozens of processes, and each would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE
BIN := .venv/bin

# The first Python on the machine that is new enough; PYTHON=… chooses another.
FIND_PYTHON = for candidate in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if command -v $$candidate >/dev/null 2>&1 && \
	    $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    found=$$candidate; break; fi; done; \
	if [ -z "$$found" ]; then \
	  echo "hengl: 需要 Python 3.11 或更高版本，请安装，或用 PYTHON=… 指明 / Python 3.11 or later is needed: install it, or name it with PYTHON=…." >&2; \
	  exit 1; fi

help: ## Say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run: ## Install what is missing and run the portal (PORT, HENGL_VAR, DEMO)
	@$(FIND_PYTHON); $$found tools/install.py run && \
	HENGL_ENDS_WITH_PARENT=1 exec $(BIN)/python manage.py up

install:
	@$(FIND_PYTHON); $$found tools/install.py test

test: install browser ## Run all tests on embedded servers of their own (ARGS="-k word")
	@exec $(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: install ## Format, lint, types, imports, migrations, settings, translations
	@exec $(BIN)/python tools/check.py

bench: install ## Load 10,000 and 1,000,000 visits and print how fast the pages are
	@exec $(BIN)/python tests/bench/run.py $(ARGS)

fmt: install ## Format Python and templates
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix . ; $(BIN)/djlint templates --reformat --quiet || true

lock: install ## Resolve the versions of all packages anew
	@exec $(BIN)/python tools/lock.py $(ARGS)

browser: ## Find or install the browser for the tests
	@exec sh tools/browser.sh

clean: ## Remove everything that was made, except the data
	@rm -rf .venv node_modules static/build static/collected .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} + ; find locale -name '*.mo' -delete 2>/dev/null || true
