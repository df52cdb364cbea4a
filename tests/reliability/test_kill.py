"""A few kills in every run of the suite, and proof that a loss would be seen. The thousand are a command."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="forks, kills, and knows where Linux keeps data"
)


def test_fifteen_kills_lose_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability.kill", "--times", "15", "--lanes", "1"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("15 kills")
    assert re.search(r" 0 lost, ", done.stdout)
    acknowledged = re.search(r"(\d+) acknowledged", done.stdout)
    assert acknowledged is not None
    assert int(acknowledged[1]) > 0


class TestTheExaminer:
    """What it says of files that are not what was acknowledged."""

    @pytest.fixture
    def lane(self, tmp_path: Path):  # type: ignore[no-untyped-def]
        from briefing.keeper import Keeper
        from briefing.scribe import Keeping
        from briefing.session import Session
        from model.document import Block, BlockKind, Document
        from tests.reliability.kill import Lane, Tally
        from tests.reliability.life import recovery_in

        lane = Lane(tmp_path, 1, Tally())
        lane.begin()
        session = Session()
        keeper = Keeper(session, keeping=Keeping(folder=recovery_in(lane.folder)))
        document = Document("a", "txt", "0" * 64, (Block(BlockKind.PARAGRAPH, "一句话。"),))
        session.add_documents([document])
        assert keeper.flush()
        assert keeper.close()
        return lane

    def seen(self, lane) -> tuple[int, str]:  # type: ignore[no-untyped-def]
        from tests.reliability.kill import Said

        (path,) = lane.folder.glob("*/recovery/*.jianbao")
        _, name, _, _ = lane._whole("first", path)
        lane._examine("first", Said(intents={name}))
        assert not lane.tally.faults
        return lane.revision, lane.name

    def test_what_was_acknowledged_is_there(self, lane) -> None:  # type: ignore[no-untyped-def]
        from tests.reliability.kill import Said

        revision, name = self.seen(lane)
        lane._examine("life", Said(saved=(revision, name, frozenset())))
        assert not lane.tally.faults

    def test_losses_are_told(self, lane) -> None:  # type: ignore[no-untyped-def]
        from tests.reliability.kill import Said

        revision, name = self.seen(lane)
        for said in (
            Said(saved=(revision + 1, name, frozenset())),
            Said(saved=(revision, "another", frozenset())),
            Said(saved=(revision - 1, "another", frozenset()), intents={"third"}),
            Said(saved=(revision, name, frozenset({"0" * 64}))),
            Said(opened="another"),
            Said(exported=True),
        ):
            before = len(lane.tally.faults)
            lane._examine("life", said)
            assert len(lane.tally.faults) == before + 1, said

    def test_torn_files_are_told(self, lane) -> None:  # type: ignore[no-untyped-def]
        from tests.reliability.kill import Said

        revision, name = self.seen(lane)
        (lane.folder / "简报.docx").write_bytes(b"PK\x03\x04")
        lane._examine("export", Said())
        assert len(lane.tally.faults) == 1
        data = bytearray(lane.path.read_bytes())
        at = data.find("一句话。".encode())
        data[at] ^= 1
        lane.path.write_bytes(data)
        (lane.folder / "简报.docx").unlink()
        lane._exported = False
        lane._examine("text", Said(saved=(revision, name, frozenset())))
        assert "does not open" in lane.tally.faults[-1]
        lane.path.unlink()
        lane._examine("gone", Said())
        assert "gone" in lane.tally.faults[-1]
