# One word each; every target does its own set-up. Slow suites have their own targets, never part of `test`.
PYTHON := .venv/bin/python
CODE := main.py briefing facts language messages model readers summarizer ui word workspace tests benchmarks tools

# `make ocr` installs an optional part; nothing else needs it.
.PHONY: run test ocr bench-ocr lint bench bench-facts bench-quality kill powercut faults roundtrip corpus fuzz deb deb-test wine-test compare portable third-party guide-pictures guide-keys check clean setup-run setup-test

## run: open the window on seeds/; without a display write a briefing from seeds/ and say where
run: setup-run
	@$(PYTHON) tools/run.py

## test: the whole suite, offscreen and offline
test: setup-test
	@$(PYTHON) -m pytest -n 2 --dist loadfile

## ocr: text recognition on scans and pictures (an optional part, +125 MB)
ocr: setup-run
	@sh tools/setup.sh ocr

## lint: style, formatting, types below ui/, and the floors
lint: setup-test
	@$(PYTHON) -m ruff check $(CODE)
	@$(PYTHON) -m ruff format --check $(CODE)
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports

## bench: our cost beside each peer's or floor's in the same run; GOLD=folder adds heading F1
bench: setup-test
	@$(PYTHON) -m benchmarks $(if $(GOLD),--gold "$(GOLD)")

## bench-facts: facts beside what was marked by hand in the seeds; GOLD=folder of .jsonl
bench-facts: setup-test
	@$(PYTHON) -m benchmarks.facts_gold "$(GOLD)"

## bench-ocr: character accuracy, reading order, time and memory of text recognition; FONT=file.ttf sets the face
bench-ocr: setup-test ocr
	@$(PYTHON) -m benchmarks.ocr $(if $(FONT),--font "$(FONT)")

## bench-quality: our engine beside others on digests made by people; SET=file.jsonl of {"doc","ref"}
bench-quality: setup-test
	@$(PYTHON) -m benchmarks.quality $(SET)

## kill: the real program killed 1,000 times while it works; nothing acknowledged may be lost
kill: setup-test
	@$(PYTHON) -m tests.reliability.kill --times 1000

## powercut: 2,000 replayed power cuts of three lives of a workspace (Linux with strace)
powercut: setup-test
	@$(PYTHON) -m tools.powercut --states 2000 --seeds 3

## faults: every system call of a workspace's life failed once (Linux with strace, as root)
faults: setup-test
	@$(PYTHON) -m tools.faults

## roundtrip: exports edited by script and saved by LibreOffice are tied to their sources again
roundtrip: setup-test
	@$(PYTHON) -m tools.roundtrip
	@$(PYTHON) -m tools.roundtrip_tables
	@$(PYTHON) -m tools.roundtrip_masthead

## rendered: every shipped kind as LibreOffice shows it; PICTURES=folder keeps the pages
rendered: setup-test
	@RENDERED="$(or $(PICTURES),output/rendered)" $(PYTHON) -m pytest tests/rendered/rendered_kinds.py tests/rendered/rendered_headings.py -rs

## corpus: every file of DIR=folder read in the worker, a line for each; no crash, no hang, no traceback
corpus: setup-test
	@$(PYTHON) -m tools.corpus "$(DIR)"

## fuzz: N=20000 mutated files of every format read in the worker; no crash, no hang, no socket, no file written
fuzz: setup-test
	@$(PYTHON) -m tools.fuzz --count $(or $(N),20000)

# What packing keeps between two runs (systems, sources, wheels); may lie anywhere.
PACK ?= build/pack
DEB = dist/jianbao_$(shell sed -n 's/^VERSION = "\(.*\)"/\1/p' briefing/__init__.py)_$(shell dpkg --print-architecture).deb

## deb: the .deb of the last commit, built where the C library is old (Linux, as root, with debootstrap)
deb: setup-test
	@PYTHON="$(CURDIR)/$(PYTHON)" sh packaging/debian/build.sh "$(PACK)" dist

## deb-test: that .deb on a bare Debian 12 without a network: console, window, every call traced, removal
deb-test: setup-test
	@$(PYTHON) -m tools.packing.deb_test "$(DEB)" --ocr "$(subst /jianbao_,/jianbao-ocr_,$(DEB))" \
		--cache "$(PACK)" --source "$(PACK)/build-root/build/source"

## wine-test: the setup program for Windows installs, upgrades, refuses and removes under Wine (32 and 64 bit); WINE=command
wine-test: setup-test
	@xvfb-run -a $(PYTHON) -m pytest tests/packaging/wine_setup.py -rs -p no:xdist

## compare: two builds of the last commit, and where they differ
compare: setup-test
	@PYTHON="$(CURDIR)/$(PYTHON)" sh packaging/debian/build.sh "$(PACK)" "$(PACK)/first"
	@PYTHON="$(CURDIR)/$(PYTHON)" sh packaging/debian/build.sh "$(PACK)" "$(PACK)/second"
	@$(PYTHON) -m tools.packing.compare "$(PACK)"/first/*.deb "$(PACK)"/second/*.deb

## portable: setup program and portable .zip of a bundle made on Windows: BUNDLE=dist/jianbao
portable: setup-test
	@$(PYTHON) -m tools.packing.windows "$(or $(BUNDLE),dist/jianbao)" dist/windows

## third-party: THIRD-PARTY.md and the lock for arm64, made from requirements.lock
third-party: setup-test
	@$(PYTHON) -m tools.packing.licences --write
	@$(PYTHON) -m tools.packing.locks

## guide-pictures: every picture of the guide and of the window in docs/, from the real window (Linux with Xvfb)
guide-pictures: setup-test
	@xvfb-run -a -s "-screen 0 1600x1000x24" $(PYTHON) -m tools.guide.pictures

## guide-keys: the guide's pages of shortcuts, from the window's actions
guide-keys: setup-test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tools.guide.keys

## check: all of it
check: lint test bench

setup-run:
	@sh tools/setup.sh run

setup-test:
	@sh tools/setup.sh test

clean:
	rm -rf .venv build dist output .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
