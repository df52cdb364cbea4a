"""Five seeds → .docx from cold, as whole processes: against loading jieba's dictionary alone (the floor of every
program that uses it; from its cache, which is warm) and against textrank4zh with python-docx (the peer).

Ours reads, finds the outline, ranks, removes repeats, fills the template and reads the file back. The peer reads
text, ranks each document with the package as it is (through the stand-in that makes it run with today's networkx)
and writes plain paragraphs. The last row says how much of ours is only loading the packages that it stands on.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.common import ROOT, SEEDS, best, in_turn, median_process, python, row

TIMES = 7
GOAL_JIEBA, GOAL_PEER = "<= 0.6", ">= 12"
SENTENCES = 8
JIEBA = "import jieba; jieba.initialize()"
# A slider's step: so many long reports, a briefing of so many characters, one picture of a 60 Hz screen.
REPORTS, LENGTH, FRAME = 40, 10_000, 1 / 60
PACKAGES = "import numpy, docx"


def peer(output: Path) -> None:
    """The same job as people do it with the packages alone."""
    import docx
    from textrank4zh import TextRank4Sentence

    from summarizer.engines import textrank4zh

    textrank4zh._package()
    document = docx.Document()
    for seed in sorted(SEEDS.iterdir()):
        ranker = TextRank4Sentence()
        ranker.analyze(text=seed.read_text("utf-8"), lower=True, source="all_filters")
        best = ranker.get_key_sentences(num=SENTENCES)
        for item in sorted(best, key=lambda found: found.index):
            document.add_paragraph(item.sentence)
    document.save(str(output))


def run() -> bool:
    """Print the rows; True if the goals are met."""
    # Whoever starts the program a second time finds its byte code.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "简报.docx")
        command = [str(ROOT / "main.py"), "build", str(SEEDS), "-o", output]
        own, floor, packages = in_turn(
            python(*command), python("-c", JIEBA), python("-c", PACKAGES), times=TIMES
        )
        other = median_process(python("-m", "benchmarks.build", output), 1)
    cost = f"{own.cpu:.2f} s"
    name = "five seeds → .docx, cold"
    rows = (
        (f"jieba.initialize() alone {floor.cpu:.2f} s", own.cpu / floor.cpu, GOAL_JIEBA),
        (f"textrank4zh + python-docx {other.cpu:.2f} s", other.cpu / own.cpu, GOAL_PEER),
        (f"loading {PACKAGES[7:]} {packages.cpu:.2f} s", own.cpu / packages.cpu, ""),
    )
    met = [row(name, cost, against, ratio, goal) for against, ratio, goal in rows]
    return all([*met, slider()])


def slider() -> bool:
    """Print the row of a slider's step: choosing and drafting again, after a person has worked on the briefing."""
    from briefing.edits import DeleteItems, SetText
    from briefing.jobs import rank_documents
    from briefing.session import Session
    from readers import read_bytes

    longest = max(SEEDS.iterdir(), key=lambda path: path.stat().st_size).read_text("utf-8")
    session = Session()
    session.add_documents(
        read_bytes(f"第{number}份\n{longest.replace('5', str(number))}".encode(), f"{number}.txt")
        for number in range(REPORTS)
    )
    session.set_ranking(rank_documents(session.documents), session.generation)
    session.redraft(LENGTH)
    first, *others = [item.id for item in session.briefing.items()]
    session.apply(SetText(first, "改写的一条。"))
    session.apply(DeleteItems(tuple(others[:10])))

    def step() -> None:
        # Another length each time: the same one would be no change.
        session.redraft(LENGTH - 500 - session.characters % 100, key="drag")

    seconds = best(step)
    return row(
        f"slider at {len(session.ranking or ()):,} sentences: choose and draft again",
        f"{seconds * 1000:.1f} ms",
        "one frame 16 ms",
        seconds / FRAME,
        "<= 1",
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        peer(Path(sys.argv[1]))
        raise SystemExit(0)
    raise SystemExit(0 if run() else 1)
