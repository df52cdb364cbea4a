"""The workflows are YAML, pin what they use, and call what exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def _steps(flow: Path) -> Iterator[dict[str, Any]]:
    for job in yaml.safe_load(flow.read_text(encoding="utf-8"))["jobs"].values():
        yield from job.get("steps", ())


def test_there_is_one_for_changes_and_one_for_releases() -> None:
    assert [flow.stem for flow in FLOWS] == ["ci", "release"]


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.stem)
def test_actions_and_systems_are_pinned(flow: Path) -> None:
    used = [step["uses"] for step in _steps(flow) if "uses" in step]
    assert used
    assert [name for name in used if not re.fullmatch(r"actions/[\w-]+@v\d+\.\d+\.\d+", name)] == []
    assert "-latest" not in flow.read_text(encoding="utf-8")


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.stem)
def test_every_target_module_and_file_exists(flow: Path) -> None:
    commands = "\n".join(step["run"] for step in _steps(flow) if "run" in step)
    for target in re.findall(r"\bmake ([a-z][\w-]*)", commands):
        assert target in TARGETS
    for module in re.findall(r"-m (tools\.[\w.]+)", commands):
        assert (ROOT / (module.replace(".", "/") + ".py")).is_file()
    named = re.findall(r"[\w.\\/-]+\.(?:lock|spec|ps1|sh)\b", commands)
    assert named
    for name in named:
        assert (ROOT / name.replace("\\", "/")).is_file()


def test_nothing_is_published_that_was_not_tried_out() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))[
        "jobs"
    ]
    assert set(jobs["publish"]["needs"]) == {"test", "deb", "windows"}
    assert jobs["test"]["uses"] == "./.github/workflows/ci.yml"
    tested = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    assert set(tested["jobs"]) == {"linux", "windows"}
    assert "workflow_call" in tested[True]  # "on" is a truth to YAML
    assert "make deb-test" in str(jobs["deb"])
    assert "smoke.ps1" in str(jobs["windows"])
    # Where a bundle is made there is nothing that must not be in it: neither tools of development nor the optional part.
    steps = [step.get("run", "") for step in jobs["windows"]["steps"]]
    made = next(at for at, line in enumerate(steps) if "pyinstaller.spec" in line)
    assert not any("-dev.lock" in line for line in steps)
    assert [at > made for at, line in enumerate(steps) if "requirements-ocr.lock" in line] == [True]
    assert {entry["architecture"] for entry in jobs["deb"]["strategy"]["matrix"]["include"]} == {
        "amd64",
        "arm64",
    }
