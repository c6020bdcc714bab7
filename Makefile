# Two commands matter: `make run` and `make test`. Both install what is missing first.

SWIFT ?= swift
RELEASE_FLAGS = -c release --static-swift-stdlib --product configurator
# In portions: the formatter keeps every file it has read open, and Debian allows a user 1024.
SOURCES = find Package.swift Sources Tests Benchmarks -name '*.swift' -print0 | xargs -0 -n 200

.PHONY: run build test lint format packages test-packages bench clean help

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: build ## install what is missing, build, start the program
	@exec .build/release/configurator

build: packages ## build the release binary (.build/release/configurator)
	$(SWIFT) build $(RELEASE_FLAGS)

test: test-packages lint ## install what is missing, check the formatting, run every test
	$(SWIFT) build --build-tests
	@SWIFT=$(SWIFT) scripts/test

lint: ## check the formatting
	@ulimit -Sn 1024 && $(SOURCES) $(SWIFT) format lint --strict --parallel

format: ## rewrite the sources in the project's format
	@$(SOURCES) $(SWIFT) format --in-place --parallel

bench: build ## run the benchmarks (not tests; they print tables)
	@Benchmarks/run

packages:
	@scripts/packages build

test-packages:
	@scripts/packages build test

clean: ## remove what was built
	rm -rf .build
