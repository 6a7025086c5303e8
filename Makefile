# make demo, make test: each sets up all it needs in .venv/ (Python 3.11 or newer and make are all a machine must have).

.PHONY: setup demo test check fix resources bench clean
.DELETE_ON_ERROR:

BIN := .venv/bin
READY := .venv/.ready

# The first Python that is new enough and really runs (a pyenv shim of a version that is not there does not).
FIND_PYTHON = for p in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3 python; do \
	"$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { command -v "$$p"; break; }; \
	done

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@python="$$($(FIND_PYTHON))"; \
	if [ -z "$$python" ]; then echo "marsad needs Python 3.11 or newer with venv (Debian: apt install python3-venv)" >&2; exit 1; fi; \
	if ! $(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
		echo "setting up .venv with $$python"; "$$python" -m venv --clear .venv; fi
	$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: setup
	$(BIN)/marsad demo

test: setup
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fix: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The knowledge in resources/ compiled for the program.
resources: setup
	$(BIN)/marsad resources build

bench: setup
	$(BIN)/python benchmark/speed.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build demo-output
