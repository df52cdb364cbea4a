"""What the run over mutated files makes of those that end the worker's child."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.worker import WorkerCrash
from model.errors import SourceError
from tools import fuzz


def worker_that(
    ends: Callable[[int], Exception | None], timeouts: list[float | None]
) -> type[object]:
    """A worker whose child ends as told at the file of this number, in a batch and alone."""

    class Ending:
        def __init__(self, **_: object) -> None:
            pass

        def __enter__(self) -> Ending:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def run(
            self, _: object, batch: list[Path], *, timeout: float | None, memory: int
        ) -> list[tuple[str, str]]:
            assert memory == fuzz.MEMORY
            for path in batch:
                if (error := ends(int(path.stem))) is not None:
                    if len(batch) == 1:
                        timeouts.append(timeout)
                    raise error
            return [("read", "txt")] * len(batch)

    return Ending


@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        (SourceError("error.source.timeout", name="3"), 1, "hung"),
        (SourceError("error.source.crashed", name="3"), 1, "bug"),
        (WorkerCrash("Traceback\nKeyError: 1"), 1, "bug"),
        (SourceError("error.source.memory", name="3"), 0, "stopped"),
    ],
)
def test_a_file_that_ends_the_child_is_told_by_its_own_name(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    status: int,
    kind: str,
) -> None:
    timeouts: list[float | None] = []
    monkeypatch.setattr(
        fuzz, "Worker", worker_that(lambda number: error if number == 3 else None, timeouts)
    )
    keep = tmp_path / "kept"
    assert fuzz.main(["--count", "5", "--only", ".txt", "--keep", str(keep)]) == status
    printed = capsys.readouterr().out
    rows = [line.split()[:3] for line in printed.splitlines() if line.startswith(".txt")]
    assert sorted(rows) == sorted([[".txt", "read", "4"], [".txt", kind, "1"]])
    hung = int(kind == "hung")
    assert printed.splitlines()[-1] == f"5 files, {status} faults, {hung} of them hung"
    assert len(list(keep.glob("*"))) == status
    # Alone a file has the time the program gives one of its size.
    assert timeouts == [None]


def test_a_file_that_is_read_when_alone_has_not_hung(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[int] = []

    def once(number: int) -> Exception | None:
        calls.append(number)
        late = number == 3 and calls.count(3) == 1
        return SourceError("error.source.timeout", name="3") if late else None

    monkeypatch.setattr(fuzz, "Worker", worker_that(once, []))
    assert fuzz.main(["--count", "5", "--only", ".txt", "--keep", str(tmp_path / "kept")]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "5 files, 0 faults, 0 of them hung"
    assert calls == [0, 1, 2, 3, 0, 1, 2, 3, 4]
