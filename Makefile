# The commands of this project. `make run` and `make test` need Python 3.11 or newer, make and git, and nothing else.
#   make run     serve site, worker and scheduler with the demo, on http://localhost:8000/ (PORT=8123 chooses the port)
#   make demo    throw the data away and load the demo anew
#   make test    run everything that needs no server (ARGS="tests/core -x" goes to pytest)
#   make check   style, types, layers, migrations, settings for production
#   make audit   ask the package index whether a known weakness is in the lock of production
#   make lock    write the locks of requirements and npm packages anew
#   make clean   remove all that can be built again; the data in var/ stays

PORT ?= 8000
ARGS ?=
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
SUPPORTED := import sys; sys.exit(sys.version_info < (3, 11))
FREE := import socket; socket.create_server(("127.0.0.1", $(PORT))).close()

.DEFAULT_GOAL := help
.PHONY: help run demo test check lock assets install install-dev data clean

help:
	@sed -n 's/^#   //p' Makefile

# The first interpreter that runs and is new enough does it; the one in .venv goes first.
install install-dev:
	@for python in $(BIN)/python python3.11 python3 python3.12 python3.13 python3.14; do \
	    $$python -c '$(SUPPORTED)' 2>/dev/null && exec $$python scripts/install.py $(if $(filter %-dev,$@),dev,run); \
	done; echo "Moothall needs Python 3.11 or newer, and none was found." >&2; exit 1

assets: install
	@$(BIN)/python scripts/build_assets.py

run demo data: export DJANGO_SETTINGS_MODULE = config.settings.dev
run demo data: export SITE_URL = http://localhost:$(PORT)

data: assets
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo --if-empty

run: data
	@$(BIN)/python -c '$(FREE)' 2>/dev/null || { echo "Port $(PORT) is taken. Choose another: make run PORT=8123"; exit 1; }
	@printf '\nMoothall answers on http://localhost:%s/ in a moment. Ctrl-C ends it.\n\n' $(PORT)
	@$(MANAGE) load_demo --sign-ins
	@trap : INT; PATH="$(CURDIR)/$(BIN):$$PATH" PYTHONUNBUFFERED=1 $(BIN)/honcho start --port $(PORT) || [ $$? = 130 ]

demo: assets
	@test -z "$$DATABASE_URL" || { echo "DATABASE_URL is set: empty that database yourself, then make run."; exit 1; }
	@rm -rf var/moothall.sqlite3* var/media var/broker var/cache var/mail
	@$(MAKE) --no-print-directory data

test: install-dev
	@$(BIN)/python scripts/build_assets.py --dev
	@$(BIN)/python scripts/run_tests.py -n auto --dist worksteal $(ARGS)

# --- quality: `make -k check` goes on after a failure -------------------------------------------------------------

.PHONY: style templates types layers migrations deployment packages
TYPED = $(wildcard apps/*/rules apps/*/rules.py apps/*/access apps/*/access.py apps/*/services apps/*/services.py)

check: style templates types layers migrations deployment packages

style: install-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

templates: install-dev
	$(BIN)/djlint --quiet --lint templates

types: install-dev
	$(BIN)/mypy $(TYPED)

layers: install-dev
	$(BIN)/lint-imports

migrations: install-dev
	DJANGO_SETTINGS_MODULE=config.settings.test $(MANAGE) makemigrations --check --dry-run

deployment: install-dev
	set -a; . ./.env.example; SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))'); \
	DJANGO_SETTINGS_MODULE=config.settings.production $(MANAGE) check --deploy --fail-level WARNING

packages: install-dev
	$(BIN)/python -m pip check

# --- keeping house -------------------------------------------------------------------------------------------------

.PHONY: audit
audit: install-dev
	$(BIN)/pip-audit --disable-pip --requirement requirements/base.txt

# The newest releases that requirements/*.in and package.json allow, without any address of a registry.
lock: install-dev
	@for name in base run dev; do \
	    $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	        --custom-compile-command "make lock" requirements/$$name.in --output-file requirements/$$name.txt || exit 1; \
	done
	@$(BIN)/npm install --package-lock-only

clean:
	rm -rf .venv node_modules static/vendor var/stamps var/static .*_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
