# Two commands are enough: `make run` and `make test`. Each does its own set-up.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
UV := .venv-uv/bin/uv
BIN := .venv/bin
PORT ?= 8000
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# uv does not read pip's settings; where pip has its own index, uv is told of it.
INDEX := $(shell $(PYTHON) -m pip config get global.index-url 2>/dev/null)
export UV_DEFAULT_INDEX := $(INDEX)
ifeq ($(INDEX),)
unexport UV_DEFAULT_INDEX
endif

.PHONY: help setup run test lint fmt bench soak messages clean

help:  ## Say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(UV):
	@$(PYTHON) tools/bootstrap.py

.venv/stamp: uv.lock pyproject.toml | $(UV)
	@$(UV) sync --frozen --quiet
	@touch $@

setup: .venv/stamp  ## Make the environment, the front end, the fonts and the texts
	@$(BIN)/python tools/frontend.py build
	@$(BIN)/python tools/fonts.py build
	@$(BIN)/python tools/messages.py build

run: setup  ## Start Malai with the demonstration network
	@MALAI_DATA=$${MALAI_DATA:-$(CURDIR)/var} MALAI_DEMO=$${MALAI_DEMO:-1} exec $(BIN)/malai serve --port $(PORT)

test: setup  ## Check everything, on both databases and in a browser
	@$(BIN)/python tools/test.py

lint: setup  ## Style, types, templates and the ladder of rooms
	@$(BIN)/python tools/lint.py

fmt: .venv/stamp  ## Put the code into its form
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .
	@git ls-files 'src/**/*.html' | xargs -r $(BIN)/djade --target-version 5.2

bench: setup  ## Print ratios against named floors
	@$(BIN)/python -m bench

soak: setup  ## What is long: large demonstrations, many imports
	@$(UV) sync --frozen --quiet --group soak
	@$(BIN)/python -m bench.soak

messages: .venv/stamp  ## Collect the texts of all rooms into their .po files
	@$(BIN)/python tools/messages.py update

clean:  ## Remove what setup made; the data in var/ stays
	rm -rf .venv .venv-uv frontend/node_modules src/malai/static/built src/malai/fonts
