"""The worker process: nothing that a job does may hurt the program that asked for it."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.worker import WARM, Limits, Worker, WorkerCrash
from messages.catalogue import say
from model.errors import Cancelled, JianbaoError, SourceError
from model.progress import SilentTask
from tests.briefing import worker_jobs as jobs

MIB = 1024 * 1024
ROOT = Path(__file__).resolve().parents[2]

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
needs_proc = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as shared:
        shared.run(jobs.add, 1)
        yield shared


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "坏文件.pdf"
    path.write_bytes(b"%PDF-1.4")
    return path


class Listener:
    """Collects what a job says, with the times."""

    def __init__(self) -> None:
        self.reports: list[tuple[float, str, int, int]] = []
        self.results: list[object] = []
        self.errors: list[BaseException] = []
        self.cancelled = 0

    def callbacks(self) -> dict[str, object]:
        return {
            "on_progress": lambda *report: self.reports.append((time.monotonic(), *report)),
            "on_result": self.results.append,
            "on_error": self.errors.append,
            "on_cancelled": self._on_cancelled,
        }

    def _on_cancelled(self) -> None:
        self.cancelled += 1


def test_it_returns_what_the_function_returned(worker: Worker) -> None:
    assert worker.run(jobs.add, 2, right=3) == 5
    assert worker.run(jobs.pid) != os.getpid()


def test_fifty_jobs_run_in_one_child_in_order(worker: Worker) -> None:
    done: list[int] = []
    submitted = [worker.submit(jobs.add, number, on_result=done.append) for number in range(50)]
    assert all(job.wait(5) for job in submitted)
    assert done == list(range(50))
    assert [job.number for job in submitted] == sorted({job.number for job in submitted})
    assert worker.run(jobs.pid) == worker.run(jobs.pid)


def test_large_arguments_and_results(worker: Worker) -> None:
    value = ["简报" * 1000] * 2000
    assert worker.run(jobs.echo, value) == value


def test_progress_is_thinned_and_its_end_arrives(worker: Worker) -> None:
    heard = Listener()
    job = worker.submit(jobs.count, 300, 0.001, **heard.callbacks())
    assert job.wait(5)
    assert heard.results == [300]
    assert heard.reports[-1][1:] == ("stage.read", 300, 300)
    assert 2 <= len(heard.reports) < 40


def test_run_reports_to_the_callers_task(worker: Worker) -> None:
    class Task(SilentTask):
        def __init__(self) -> None:
            self.reports: list[tuple[str, int, int]] = []

        def report(self, stage: str, done: int, total: int) -> None:
            self.reports.append((stage, done, total))

    task = Task()
    worker.run(jobs.count, 20, 0.01, task=task)
    assert task.reports[-1] == ("stage.read", 20, 20)


def test_our_errors_travel_whole(worker: Worker) -> None:
    with pytest.raises(SourceError) as caught:
        worker.run(jobs.spell, "报告.docx")
    assert caught.value.code == "error.source.damaged"
    assert caught.value.values == {"name": "报告.docx", "detail": "页"}


def test_a_bug_arrives_with_its_traceback(worker: Worker) -> None:
    with pytest.raises(WorkerCrash) as caught:
        worker.run(jobs.blunder)
    assert "ValueError: a bug of ours" in caught.value.report
    assert "in blunder" in caught.value.report


def test_what_cannot_be_pickled_spoils_only_its_job(worker: Worker) -> None:
    with pytest.raises(WorkerCrash):
        worker.run(jobs.unpicklable)
    with pytest.raises(WorkerCrash):
        worker.run(jobs.echo, lambda: None)
    assert worker.run(jobs.add, 1) == 1


@needs_posix
@pytest.mark.parametrize("death", [jobs.abort, jobs.segfault])
def test_a_crash_is_an_error_and_a_new_child_goes_on(worker: Worker, death: object) -> None:
    with pytest.raises(SourceError) as caught:
        worker.run(death, name="坏文件.pdf")  # type: ignore[arg-type]
    assert caught.value.code == "error.source.crashed"
    assert caught.value.values["name"] == "坏文件.pdf"
    assert worker.run(jobs.add, 4) == 4


@needs_posix
def test_a_crash_names_the_file_among_the_arguments(worker: Worker, source: Path) -> None:
    with pytest.raises(SourceError) as caught:
        worker.run(jobs.abort, source)
    assert caught.value.values["name"] == source.name


@needs_posix
def test_a_crash_of_work_without_a_file_is_told_too(worker: Worker) -> None:
    with pytest.raises(JianbaoError) as caught:
        worker.run(jobs.abort)
    assert caught.value.code == "error.job.crashed"
    for fault in ("crashed", "timeout", "memory"):
        assert say(f"error.job.{fault}")


def test_time_is_limited_from_outside(worker: Worker) -> None:
    started = time.monotonic()
    with pytest.raises(SourceError) as caught:
        worker.run(jobs.deaf, 30.0, timeout=0.3, name="慢.pdf")
    assert caught.value.code == "error.source.timeout"
    assert time.monotonic() - started < 2
    assert worker.run(jobs.add, 5) == 5


def test_every_page_that_is_recognised_gives_a_job_more_time(worker: Worker) -> None:
    assert worker.run(jobs.recognise, 8, 0.5, timeout=2.0, name="扫描.pdf") == 8
    with pytest.raises(SourceError) as caught:
        worker.run(jobs.recognise, 2, 4.0, timeout=2.0, name="扫描.pdf")
    assert caught.value.code == "error.source.timeout"


@needs_posix
def test_time_is_limited_though_the_child_holds_its_lock(worker: Worker) -> None:
    with pytest.raises(SourceError) as caught:
        worker.run(jobs.hold_the_lock, 30_000, timeout=0.3, name="慢.pdf")
    assert caught.value.code == "error.source.timeout"


@needs_proc
def test_memory_is_limited_from_outside(worker: Worker) -> None:
    with pytest.raises(SourceError) as caught:
        worker.run(jobs.exhaust, memory=200 * MIB, name="炸弹.docx")
    assert caught.value.code == "error.source.memory"
    assert caught.value.values["name"] == "炸弹.docx"
    assert worker.run(jobs.add, 6) == 6


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of Linux")
def test_one_huge_allocation_is_refused(worker: Worker) -> None:
    with pytest.raises(SourceError) as caught:
        worker.run(jobs.one_huge_piece, name="炸弹.docx")
    assert caught.value.code == "error.source.memory"


def test_a_job_that_listens_stops_and_keeps_its_child(worker: Worker) -> None:
    heard = Listener()
    child = worker.run(jobs.pid)
    job = worker.submit(jobs.count, 10_000, 0.005, **heard.callbacks())
    _wait_until(lambda: heard.reports)
    started = time.monotonic()
    job.cancel()
    assert job.wait(1)
    assert time.monotonic() - started < 0.5
    assert (heard.cancelled, heard.results, heard.errors) == (1, [], [])
    assert worker.run(jobs.pid) == child


@needs_posix
@pytest.mark.parametrize("call", [(jobs.deaf, 30.0), (jobs.hold_the_lock, 30_000)])
def test_a_job_that_does_not_listen_is_killed_within_a_second(
    worker: Worker, call: tuple[object, object]
) -> None:
    heard = Listener()
    function, argument = call
    job = worker.submit(function, argument, **heard.callbacks())  # type: ignore[arg-type]
    time.sleep(0.15)
    started = time.monotonic()
    job.cancel()
    assert job.wait(2)
    assert time.monotonic() - started < 1
    assert (heard.cancelled, heard.results, heard.errors) == (1, [], [])
    assert worker.run(jobs.add, 7) == 7


def test_a_waiting_job_can_be_cancelled(worker: Worker) -> None:
    heard, other = Listener(), Listener()
    first = worker.submit(jobs.count, 20, 0.01, **other.callbacks())
    second = worker.submit(jobs.add, 1, **heard.callbacks())
    second.cancel()
    assert first.wait(5)
    assert second.wait(5)
    assert (heard.cancelled, heard.results) == (1, [])
    assert other.results == [20]


def test_the_callers_task_can_cancel_a_run(worker: Worker) -> None:
    class Impatient(SilentTask):
        reports = 0

        def report(self, stage: str, done: int, total: int) -> None:
            self.reports += 1

        def check(self) -> None:
            if self.reports:
                raise Cancelled

    with pytest.raises(Cancelled):
        worker.run(jobs.count, 10_000, 0.005, task=Impatient())
    assert worker.run(jobs.add, 8) == 8


def test_a_callback_that_fails_hurts_nobody(worker: Worker) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("a window that is gone")

    assert worker.submit(jobs.add, 1, on_result=fail).wait(5)
    assert worker.run(jobs.add, 9) == 9


@needs_posix
def test_a_child_that_died_while_idle_is_replaced(worker: Worker) -> None:
    import signal

    os.kill(worker.run(jobs.pid), signal.SIGKILL)
    time.sleep(0.1)
    assert worker.run(jobs.add, 10) == 10


def test_the_child_is_warm_and_single_threaded() -> None:
    with Worker(warm=("tests.briefing.worker_jobs:warm_up", "no.such.module")) as warm:
        _wait_until(lambda: warm.run(jobs.is_warm))
        assert warm.run(jobs.environment, "OPENBLAS_NUM_THREADS") == "1"


def test_what_the_window_warms_exists(worker: Worker) -> None:
    from importlib import import_module

    for name in WARM:
        module, _, function = name.partition(":")
        loaded = import_module(module)
        assert not function or callable(getattr(loaded, function))


def test_closing_during_a_job_cancels_it_and_leaves_nothing() -> None:
    with Worker() as first:
        first.run(jobs.add, 1)  # multiprocessing's own helper process stays
    threads, descriptors = threading.active_count(), _descriptors()
    heard, queued = Listener(), Listener()
    closing = Worker()
    child = closing.run(jobs.pid)
    closing.submit(jobs.deaf, 30.0, **heard.callbacks())
    closing.submit(jobs.add, 1, **queued.callbacks())
    time.sleep(0.1)
    started = time.monotonic()
    closing.close()
    closing.close()
    assert time.monotonic() - started < 1
    assert (heard.cancelled, heard.errors) == (1, [])
    assert (queued.cancelled, queued.results) == (1, [])
    with pytest.raises(RuntimeError):
        closing.submit(jobs.add, 1)
    assert threading.active_count() == threads
    assert _descriptors() == descriptors
    assert child not in [process.pid for process in multiprocessing.active_children()]
    if sys.platform == "linux":
        assert not Path(f"/proc/{child}").exists()


def test_a_worker_can_be_closed_from_its_own_callback() -> None:
    closing = Worker()
    job = closing.submit(jobs.add, 1, on_result=lambda _: closing.close())
    assert job.wait(5)
    closing.close()


@needs_proc
def test_the_child_ends_with_its_parent() -> None:
    code = (
        "import os, signal, sys\n"
        "from briefing.worker import Worker\n"
        "from tests.briefing import worker_jobs as jobs\n"
        "if __name__ == '__main__':\n"
        "    worker = Worker()\n"
        "    print(worker.run(jobs.pid), flush=True)\n"
        "    worker.submit(jobs.hold_the_lock, 20_000)\n"
        "    import time; time.sleep(0.2)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = _python(code)
    child = int(done.stdout)
    _wait_until(lambda: not Path(f"/proc/{child}/stat").exists() or _is_zombie(child))


@needs_posix
def test_the_child_says_nothing_on_the_programs_output() -> None:
    code = (
        "from briefing.worker import Worker\n"
        "from tests.briefing import worker_jobs as jobs\n"
        "if __name__ == '__main__':\n"
        "    with Worker() as worker:\n"
        "        worker.run(jobs.print_loudly)\n"
        "        try: worker.run(jobs.abort, name='a')\n"
        "        except Exception: pass\n"
    )
    done = _python(code)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_limits_grow_with_the_files(tmp_path: Path) -> None:
    small, large = tmp_path / "小.pdf", tmp_path / "大.pdf"
    small.write_bytes(b"x")
    with large.open("wb") as file:
        file.truncate(64 * MIB)
    assert Limits.of([small]) == Limits(60.0, 60.0, 1536 * MIB)
    grown = Limits.of([large])
    assert grown.seconds == 960.0
    assert grown.memory > 1536 * MIB
    assert Limits.of([[small, large]]).seconds == 1020.0
    assert Limits.of([tmp_path]).seconds == 1020.0
    assert Limits.of([b"x", "a.pdf"]).seconds == 60.0
    assert Limits.of([1]).seconds is None


def _python(code: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=20, check=False)


def _descriptors() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def _wait_until(condition: object, seconds: float = 5.0) -> None:
    until = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.01)


def test_only_the_worker_looks_at_the_files_of_a_job(
    worker: Worker, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder may lie on a slow share: who hands over a job does not wait for it."""
    seen: list[str] = []
    look = Path.is_dir

    def is_dir(path: Path) -> bool:
        seen.append(threading.current_thread().name)
        return look(path)

    monkeypatch.setattr(Path, "is_dir", is_dir)
    assert worker.submit(jobs.add, source.stat().st_size, source).wait(30)
    assert seen
    assert threading.current_thread().name not in seen
