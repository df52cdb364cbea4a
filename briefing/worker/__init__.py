"""Long or dangerous work in a process of its own, kept warm between jobs.

A bad file can then neither freeze nor kill the program: the child is watched from outside for time and memory,
killed if it must be, and replaced.
"""

from __future__ import annotations

from briefing.worker.job import Job
from briefing.worker.limits import Limits
from briefing.worker.protocol import WorkerCrash
from briefing.worker.worker import Worker

# What the window's child loads while nobody waits: the readers, the segmenter, the ranking.
WARM = (
    "readers",
    "readers.text",
    "rjieba",
    "language.words:default_segmenter",
    "language.sentences",
    "summarizer.ranking",
    "readers.docx",
    "readers.pdf.extraction",
    "pypdfium2",
    "word.render",
    "word.pagination.placing",
    "word.pagination.reading",
)

__all__ = ["WARM", "Job", "Limits", "Worker", "WorkerCrash"]
