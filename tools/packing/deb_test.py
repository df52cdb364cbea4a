"""Does the .deb work on a bare Debian 12 without a network? As root, with debootstrap, strace, Xvfb and xdotool.

    python -m tools.packing.deb_test DEB --cache FOLDER --source SOURCE [--ocr DEB] [--pictures FOLDER]

SOURCE is the tree that the package was built from. Packages that it depends on are fetched first; from then on
everything runs in a network namespace of its own, in which there is not even a loopback.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tools.packing import calls, window_test
from tools.packing.chamber import HOME, Chamber, bootstrap, display

INSTALLED = "/usr/lib/jianbao"
SEEDS = f"{INSTALLED}/_internal/seeds"
_APT = ("apt-get", "-y", "-qq", "-o", "Dpkg::Use-Pty=0")
_PAGE = f"{HOME}/samples/page.png"
_PRINTED = "粮食产量达到837.3亿斤"
_ENGINES = ("briefing", "textrank", "textrank4zh", "lexrank", "lead")


class Failed(Exception):
    """What did not hold."""


def claim(holds: object, what: str) -> None:
    """Print what holds; raise Failed for what does not."""
    if not holds:
        raise Failed(what)
    print(f"  ok  {what}", flush=True)


def main(argv: list[str] | None = None) -> int:
    """Run everything; 0 if it all holds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("deb", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--ocr", type=Path)
    parser.add_argument("--pictures", type=Path)
    given = parser.parse_args(argv)
    base = given.cache.resolve() / "bookworm"
    bootstrap(base, "bookworm")
    pictures = (given.pictures or given.cache / "pictures").resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    try:
        with display() as screen, Chamber(base) as chamber:
            debs = [given.deb, *([given.ocr] if given.ocr else [])]
            fetch(chamber, debs)
            before = chamber.files()
            install(chamber, [given.deb])
            traces = [
                given.cache.resolve() / name
                for name in ("console.trace", "recognition.trace", "window.trace")
            ]
            for trace in traces:
                trace.unlink(missing_ok=True)
            console(chamber, given.source.resolve(), traces[0])
            if given.ocr:
                recognition(chamber, given.ocr, traces[1])
            scan = (_PAGE, _PRINTED) if given.ocr else None
            window_test.drive(chamber, screen, pictures, traces[2], claim, scan=scan)
            offline([trace for trace in traces if trace.exists()], traces[2])
            remove(chamber, before, [deb.name.split("_")[0] for deb in reversed(debs)])
    except Failed as failure:
        print(f"FAILED: {failure}")
        return 1
    print(f"pictures: {pictures}")
    return 0


def fetch(chamber: Chamber, debs: list[Path]) -> None:
    """Let apt bring what the packages depend on, and nothing else; the only step with a network."""
    for deb in debs:
        chamber.give(deb, f"/var/local/{deb.name}")
    resolver = chamber.path("/etc/resolv.conf")
    resolver.write_bytes(Path("/etc/resolv.conf").read_bytes())
    for name in ("https_proxy", "http_proxy"):
        if name in os.environ:
            with chamber.path("/etc/apt/apt.conf.d/90proxy").open("a", encoding="ascii") as file:
                file.write(f'Acquire::{name.split("_")[0]}::Proxy "{os.environ[name]}";\n')
    chamber.run(*_APT, "update", network=True)
    places = [f"/var/local/{deb.name}" for deb in debs]
    chamber.run(*_APT, "install", "--download-only", *places, network=True)


def install(chamber: Chamber, debs: list[Path]) -> None:
    """``apt install ./jianbao.deb`` without a network."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    for deb in debs:
        chamber.run(*_APT, "install", f"/var/local/{deb.name}", environment=quiet)
        claim(True, f"apt-get install ./{deb.name} without a network")
    listed = chamber.run("dpkg", "--verify", "jianbao").stdout
    claim(not listed, "every installed file is the package's own")


def _source(source: Path, *words: str) -> str:
    """What the program says that runs from its source, in the same surroundings."""
    done = subprocess.run(
        [sys.executable, str(source / "main.py"), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env=os.environ | {"TZ": "UTC"},
    )
    return done.stdout


def console(chamber: Chamber, source: Path, trace: Path) -> None:
    """The five seeds, every reader, every engine and every template: as from the source, word for word."""
    user = {"user": True}
    out = f"{HOME}/简报.docx"
    chamber.run("jianbao", "build", SEEDS, "-o", out, "--json", trace=trace, **user)
    expected = source.parent / "expected.docx"
    _source(source, "build", str(source / "seeds"), "-o", str(expected), "--json")
    claim(
        _body(chamber.path(out)) == _body(expected),
        "build on the five seeds: same document.xml as from source",
    )
    claim(
        chamber.run("jianbao", "check", out, check=False, **user).returncode == 0,
        "its format passes the check",
    )

    samples = source.parent / "samples"
    subprocess.run(
        [sys.executable, "-m", "tools.packing.samples", str(samples)], check=True, cwd=source
    )
    chamber.give(samples, f"{HOME}/samples")
    for sample in sorted((samples / "formats").iterdir()):
        theirs = chamber.run(
            "jianbao", "read", f"{HOME}/samples/formats/{sample.name}", "--json", **user
        )
        ours = _source(source, "read", str(sample), "--json")
        claim(
            json.loads(theirs.stdout) == json.loads(ours), f"read {sample.suffix}: as from source"
        )
    for engine in _ENGINES:
        words = ("summarize", "--engine", engine, "--top", "5", "--json")
        theirs = chamber.run("jianbao", *words, f"{SEEDS}/{_first_seed(source)}", **user)
        ours = _source(source, *words, str(source / "seeds" / _first_seed(source)))
        claim(
            json.loads(theirs.stdout) == json.loads(ours),
            f"summarize --engine {engine}: as from source",
        )
    claim(
        chamber.path(f"{HOME}/.cache/jianbao/jieba.cache").is_file(),
        "the dictionary is kept after its first use",
    )
    for template in sorted((source / "templates").glob("*.docx")):
        words = ("build", SEEDS, "-o", f"{HOME}/{template.stem}.docx", "--template", template.stem)
        chamber.run("jianbao", *words, **user)
    claim(True, f"build with every template ({len(list((source / 'templates').glob('*.docx')))})")
    for command in ("indicators", "terms"):
        chamber.run("jianbao", command, f"{SEEDS}/{_first_seed(source)}", "--json", **user)
    saved = chamber.run(
        "jianbao", "build", SEEDS, "-o", out, "--workspace", f"{HOME}/w.jianbao", **user
    )
    verified = chamber.run("jianbao", "verify", f"{HOME}/w.jianbao", "--json", check=False, **user)
    claim(
        saved.returncode == 0 and verified.returncode in (0, 1), "a workspace is saved and verified"
    )


def recognition(chamber: Chamber, deb: Path, trace: Path) -> None:
    """Without the part a picture is refused in one line; with it the text is read."""
    words = ("jianbao", "read", _PAGE, "--json")
    refused = chamber.run(*words, user=True, check=False)
    claim(
        refused.returncode == 3 and "\n" not in refused.stderr.strip(),
        "a picture without the part: one line",
    )
    install(chamber, [deb])
    theirs = chamber.run(*words, user=True, trace=trace)
    texts = "".join(block["text"] for block in json.loads(theirs.stdout)["blocks"])
    claim(_PRINTED in texts, "a picture with the part: its text is read")


def offline(traces: list[Path], window: Path) -> None:
    """No process of the program spoke to anyone but the display and the bus; the ``window``'s trace shows a display."""
    lines, local = calls.told(traces)
    print("\n".join(f"      {line}" for line in lines))
    claim(calls.shown(calls.read(window)), "the trace shows the window at its display")
    claim(local, f"no socket but local ones ({', '.join(trace.stem for trace in traces)})")


def remove(chamber: Chamber, before: set[str], packages: list[str]) -> None:
    """Removal leaves what the person made and nothing else."""
    installed = chamber.run("dpkg-query", "-W", "-f", "${Package} ", *packages).stdout.split()
    chamber.run(*_APT, "purge", *installed)
    chamber.run(*_APT, "autoremove", "--purge")
    left = {name for name in chamber.files() - before if not name.startswith(("home/", "var/lib/"))}
    ours = {name for name in left if "jianbao" in name or "简报" in name}
    claim(not ours, "removal leaves no file of the package")
    print(f"      left by other packages: {sorted(left - ours) or 'nothing'}")
    home = {name for name in chamber.files() if name.startswith("home/clerk/")}
    claim(any(name.endswith(".docx") for name in home), "what the person made is still there")


def _body(document: Path) -> bytes:
    with zipfile.ZipFile(document) as archive:
        return archive.read("word/document.xml")


def _first_seed(source: Path) -> str:
    return min(path.name for path in (source / "seeds").iterdir())


if __name__ == "__main__":
    sys.exit(main())
