# Thin: each target is one line of real work. Needs bash and make; tools/fx brings the rest.
FX     := tools/fx
CASE   := cases/li-si/wire-129nm.yaml
OUTPUT := results/$(patsubst cases/%,%,$(basename $(CASE)))
PYTEST := $(FX) python3 -m pytest -n 2 --dist loadfile --durations 10
SEED   := $(or $(SEED),$(shell od -An -N4 -tu4 /dev/urandom | tr -d ' '))

.PHONY: help run verify bench docs test test-all torture test-sid test-launcher check lint types format evidence crystals ends layers voltage electrode maps shell clean
.DEFAULT_GOAL := help

help:            ## this list
	@sed -n 's/^\([a-z-]*\): *[a-z -]*##/\1\t/p' Makefile | expand -t 16

run:             ## runs a case: make run [CASE=cases/...yaml] [OUTPUT=folder]
	$(FX) chemomech run $(CASE) --output $(OUTPUT) --overwrite

test: check      ## lint, types and the tests but for the slow ones
	$(PYTEST)

test-all: check  ## the same with the slow ones
	$(PYTEST) -m ''

torture:         ## the tests that draw at random, ten times as much and anew [SEED=number of a run that failed]
	@echo SEED=$(SEED)
	$(PYTEST) -m hypothesis --hypothesis-profile torture --hypothesis-seed $(SEED) --timeout 3600

test-sid:        ## make test on Debian sid, today's upstream
	CHEMOMECH_SUITE=sid $(MAKE) test

verify:          ## compares the program with exact solutions, rewrites docs/verification.md
	$(FX) chemomech verify --jobs 2 --json docs/verification.json --page docs/verification.md

test-launcher:   ## tools/fx for real: from nothing, interrupted, two at once (root, 20 minutes)
	tools/test-launcher

check: lint types

lint:            ## style
	$(FX) ruff check
	$(FX) ruff format --check

types:           ## types
	$(FX) mypy

format:          ## puts the style right
	$(FX) ruff check --fix
	$(FX) ruff format

bench:           ## measures how fast the program is, rewrites docs/cost.md (half an hour on two idle cores)
	$(FX) python3 -m benchmarks.speed.bench

docs:            ## builds the documentation into build/docs, warnings are errors
	$(FX) sphinx-build -W --keep-going -q -b html docs build/docs

evidence:        ## runs the five cases, rewrites the README's picture and table
	$(FX) python3 -m benchmarks.published_behaviour.evidence

crystals:        ## runs the crystal cases, rewrites docs/crystals.md and its picture (twenty minutes)
	$(FX) python3 -m benchmarks.crystals.shapes

ends:            ## runs the wires that react from their ends, rewrites docs/ends.md and its pictures
	$(FX) python3 -m benchmarks.ends.wires

voltage:         ## runs a slow cycle and a slow uptake, rewrites docs/voltage.md and its picture (a minute)
	$(FX) python3 -m benchmarks.voltage.curves

layers:          ## runs coatings and cores, rewrites docs/layers.md and its pictures (ten minutes)
	$(FX) python3 -m benchmarks.layers.layers

electrode:       ## runs cycles, currents and rates, rewrites docs/electrode.md and its pictures (half an hour)
	$(FX) python3 -m benchmarks.electrode.cycles

maps:            ## runs the ready sweeps, rewrites the maps of docs/sweeps.md (half an hour)
	$(FX) python3 -m benchmarks.sweeps.maps

shell:           ## a shell in the environment
	$(FX) bash

clean:           ## removes caches; results and the environment stay
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
