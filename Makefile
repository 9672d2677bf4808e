# `make book` and `make test` do all their own set-up: system libraries, a virtual environment, pinned packages.
# `make help` lists the rest.

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
CHECKED := src tests scripts benchmarks

# macOS looks for Homebrew's libraries only where this says; an exported variable would be lost on the way.
ifeq ($(shell uname -s),Darwin)
RUN := DYLD_FALLBACK_LIBRARY_PATH="$$(brew --prefix)/lib:$$DYLD_FALLBACK_LIBRARY_PATH"
endif

.DEFAULT_GOAL := help
.PHONY: help book test test-slow lint types unit expected docs pictures corpora conformance equal bench lock clean distclean

help:  ## List the targets
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | awk -F '\t' '{printf "%-11s  %s\n", $$1, $$2}'

book: $(VENV)/.ready  ## Make the book of this repository: build/*.pdf, build/*.epub
	$(RUN) $(BIN)/postbook build --output build

test: lint types unit  ## Run the linter, the type checker and the tests

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)

types: $(VENV)/.ready-dev
	$(BIN)/mypy

unit: $(VENV)/.ready-dev
	$(RUN) $(BIN)/pytest -n auto

test-slow: $(VENV)/.ready-dev  ## Run the tests that take more than some seconds
	$(RUN) $(BIN)/pytest -n auto -m slow

corpora: $(VENV)/.ready-dev  ## Make books of real blogs (POSTBOOK_CORPORA says where; BLOGS="a b") and look for what is lost
	$(RUN) $(BIN)/python -m benchmarks.corpora $(BLOGS)

conformance: $(VENV)/.ready-dev  ## Show books to EPUBCheck, Ace, veraPDF and others (BOOKS="a b", JUDGES="c", BLOGS="d e")
	$(RUN) $(BIN)/python -m tests.conformance --books "$(BOOKS)" --judges "$(JUDGES)" --blogs "$(BLOGS)"

equal: $(VENV)/.ready-dev  ## Hold whole real blogs against one run of the layout engine (BOOKS="a b")
	$(RUN) $(BIN)/python -m tests.equal --books "$(BOOKS)"

bench: $(VENV)/.ready-dev  ## Time postbook beside what people use, on real blogs
	$(RUN) $(BIN)/python -m benchmarks.speed

expected: $(VENV)/.ready-dev  ## Rewrite the expected text of tests/messages and tests/cli; read the difference
	$(RUN) REWRITE_EXPECTED=1 $(BIN)/pytest -q tests/messages tests/cli

docs: $(VENV)/.ready-dev  ## Write the pages that are made from the code: docs/messages.md and others
	$(RUN) $(BIN)/python scripts/write_docs.py

pictures: book  ## Make the README's pictures from the book's pages
	$(BIN)/python scripts/take_pictures.py

lock: $(VENV)/.ready-dev  ## Pin the packages anew: requirements.txt, requirements-dev.txt, the judges'
	scripts/lock --upgrade

clean:  ## Take away what was made
	rm -rf build .postbook .mypy_cache .pytest_cache .ruff_cache

distclean: clean  ## Take away the virtual environment and the judges too
	rm -rf $(VENV) .judges

# Set-up, done once: each stamp is older than what it was made from, or it is made again.

$(VENV)/.libraries: scripts/prepare
	PYTHON="$(PYTHON)" scripts/prepare $(VENV)
	@touch $@

$(VENV)/.ready: $(VENV)/.libraries requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@
