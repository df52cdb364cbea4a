"""What every registered reader owes: the same tests for each of them, on a sample of its format."""

from __future__ import annotations

import io
import random
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

import readers
from briefing.worker import Worker
from messages.catalogue import has
from model.document import BlockKind, Document
from model.errors import Cancelled, SourceError
from model.progress import SilentTask
from readers.common.ocr.part import is_installed
from readers.registry import READERS, ReaderInfo, by_format, detect
from tests.readers.contract import hostile
from tests.readers.contract.samples import MIB, PARTS, SAMPLES, long, texts
from tests.readers.mutations import mutated
from tests.readers.ocr_samples import needs_recognition
from tests.readers.reading import outcome

each_reader = pytest.mark.parametrize("info", READERS, ids=lambda info: info.format)
each_format = pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=needs_recognition if name == "image" else ())
        for name in sorted(SAMPLES)
    ],
)


def bare(text: str) -> str:
    """``text`` without white space, which layout may add or take."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(warm=("readers",)) as shared:
        yield shared


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {
        name: readers.read_bytes(sample.data(), f"文{sample.suffix}")
        for name, sample in SAMPLES.items()
        if name in {info.format for info in READERS} and (name != "image" or is_installed())
    }


@each_reader
def test_has_a_sample(info: ReaderInfo) -> None:
    assert info.format in SAMPLES, f"no sample of {info.format} in tests/readers/contract"
    assert SAMPLES[info.format].suffix in info.suffixes


def test_no_sample_is_without_a_reader() -> None:
    assert {info.format for info in READERS} == set(SAMPLES)


@each_format
def test_knows_its_own(name: str) -> None:
    sample = SAMPLES[name]
    data = sample.data()
    assert detect(data, f"文{sample.suffix}").format == name
    if name not in ("text", "markdown"):  # only a name tells one text from another
        assert detect(data, "文.txt").format == name
        assert detect(data, "文").format == name


@each_format
def test_is_lossless(name: str, documents: dict[str, Document]) -> None:
    blocks = documents[name].blocks
    body = "".join(bare(b.text) for b in blocks if b.kind is not BlockKind.NOISE)
    assert body == "".join(bare(SAMPLES[name].seen(text)) for text in texts())
    noise = [bare(block.text) for block in blocks if block.kind is BlockKind.NOISE]
    for margin in SAMPLES[name].margins:
        assert bare(margin) in noise


@each_format
def test_segments_hold_together(name: str, documents: dict[str, Document]) -> None:
    for block in documents[name].blocks:
        at = 0
        for segment in block.segments:
            assert at <= segment.start < segment.end <= len(block.text)
            assert not block.text[at : segment.start].strip()
            at = segment.end
            anchor = segment.anchor
            assert any((anchor.page, anchor.line, anchor.paragraph))
            assert all(n is None or n >= 1 for n in (anchor.page, anchor.line, anchor.paragraph))
        if block.kind is not BlockKind.NOISE:
            assert block.segments
            assert not block.text[at:].strip()


@each_format
def test_anchors_are_right(name: str, documents: dict[str, Document]) -> None:
    sample = SAMPLES[name]
    blocks = [b for b in documents[name].blocks if b.kind is not BlockKind.NOISE]
    wanted = list(map(sample.seen, texts()))
    if sample.unit == "line":
        lines = hostile.decoded(sample.data()).split("\n")
        for block in blocks:
            line = block.segments[0].anchor.line
            assert line is not None
            assert block.text[:4] in lines[line - 1]
        return
    found = {}
    for text in wanted:
        block = next(b for b in blocks if bare(text) in bare(b.text))
        found[text] = block.anchor_at(block.text.find(text[:2]))
    if sample.unit == "page":
        heads = {part.text for part in PARTS if part.level}
        page = 0 if sample.turning else 1
        for text, anchor in found.items():
            page += sample.turning and text in heads
            assert anchor.page == page
        later = readers.read_bytes(sample.make(long(sample.several)), f"文{sample.suffix}")
        body = [block for block in later.blocks if block.kind is not BlockKind.NOISE]
        pages = [segment.anchor.page or 0 for block in body for segment in block.segments]
        assert pages == sorted(pages)
        assert pages[-1] > 1
        return
    numbers = [anchor.paragraph for anchor in found.values()]
    assert numbers == list(range(1, len(wanted) + 1))


@each_format
def test_headings_and_items_are_told(name: str, documents: dict[str, Document]) -> None:
    document = documents[name]
    heads = [document.text(section.heading) for section in document.walk_sections()]
    assert heads == [part.text for part in PARTS if part.level]


class _Stopping:
    """Asks to stop at the ``allowed``-th look."""

    def __init__(self, allowed: int) -> None:
        self.allowed, self.looks = allowed, 0

    def report(self, stage: str, done: int, total: int) -> None:
        assert stage
        assert 0 <= done <= total

    def check(self) -> None:
        self.looks += 1
        if self.looks > self.allowed:
            raise Cancelled


@each_format
def test_can_be_stopped(name: str) -> None:
    sample = SAMPLES[name]
    data = sample.make(long(sample.many))
    reader = by_format(name).load()

    def read(task: _Stopping) -> None:
        reader.read(data, "长" + sample.suffix, task, encoding=None, password=None)

    counting = _Stopping(1_000_000)
    read(counting)
    assert counting.looks >= 1, "the reader never asks whether it shall stop"
    for allowed in {0, counting.looks // 2, counting.looks - 1}:
        with pytest.raises(Cancelled):
            read(_Stopping(allowed))


@each_format
def test_holds_the_limits(name: str, worker: Worker, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    path = tmp_path / f"长{sample.suffix}"
    path.write_bytes(sample.make(long(sample.many)))
    found = worker.run(outcome, path, timeout=4 * sample.seconds, memory=sample.memory)
    assert found[:2] == ("read", name)
    assert found[3] < sample.seconds
    assert bare(long(sample.many)[-1].text) in bare(found[2])
    with pytest.raises(SourceError) as caught:
        worker.run(outcome, path, memory=MIB)
    assert caught.value.code == "error.source.memory"
    assert caught.value.values["name"] == path.name


@each_format
def test_the_same_bytes_give_the_same_document(name: str, documents: dict[str, Document]) -> None:
    sample = SAMPLES[name]
    assert readers.read_bytes(sample.data(), f"文{sample.suffix}") == documents[name]


@each_format
@pytest.mark.parametrize("case", sorted(hostile.CASES))
def test_survives_the_hostile_list(name: str, case: str, worker: Worker, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    for number, data in enumerate(hostile.CASES[case](sample.data())):
        path = tmp_path / f"{number}{sample.suffix}"
        path.write_bytes(data)
        found = worker.run(outcome, path, timeout=4 * sample.seconds, memory=sample.memory)
        assert found[3] < sample.seconds
        assert "root:" not in found[2]
        assert "哈" * 1000 not in found[2]
        if found[0] == "refused":
            assert has(found[1])
            assert found[2] == path.name


@each_format
def test_cut_off_is_never_plainly_well(name: str, worker: Worker, tmp_path: Path) -> None:
    """Cut anywhere, a file ends well; what has a directory at its end is refused, or whole."""
    sample = SAMPLES[name]
    data = sample.data()
    whole = "".join(map(bare, texts()))
    path = tmp_path / f"断{sample.suffix}"
    for at in sorted({*range(1, len(data), max(1, len(data) // 24)), len(data) - 1}):
        path.write_bytes(data[:at])
        kind, said, text, _ = worker.run(
            outcome, path, timeout=4 * sample.seconds, memory=sample.memory
        )
        if kind == "refused":
            assert has(said)
        elif data.startswith(b"PK") and at >= 30:
            assert whole in bare(text)


@each_format
def test_mutations_end_well(name: str, worker: Worker, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    data = sample.data()
    chance = random.Random(name)
    path = tmp_path / f"变{sample.suffix}"
    for _ in range(25):
        path.write_bytes(mutated(data, chance))
        found = worker.run(outcome, path, timeout=4 * sample.seconds, memory=sample.memory)
        assert found[0] in ("read", "refused")


@each_format
def test_opens_no_socket_and_no_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = SAMPLES[name]
    data = sample.data()
    reader = by_format(name).load()
    called = f"文{sample.suffix}"
    reader.read(data, called, SilentTask(), encoding=None, password=None)  # everything is imported

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader only looks at the bytes it is given")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr(io, "open", refuse)
    reader.read(data, called, SilentTask(), encoding=None, password=None)


@each_format
@pytest.mark.parametrize("data", [b"\0", b"<", b"P", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_almost_nothing(name: str, data: bytes) -> None:
    called = f"一{SAMPLES[name].suffix}"
    try:
        assert readers.read_bytes(data, called).blocks
    except SourceError as error:
        refused = error
    else:
        return
    assert refused.code.startswith("error.source.")
    assert has(refused.code)
    assert refused.values["name"] == called
