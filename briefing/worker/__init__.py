"""Long or dangerous work in a process of its own, kept warm between jobs.

A bad file can then neither freeze nor kill the program: the child is watched from outside for time and memory,
killed if it must be, and replaced.
"""

from __future__ import annotations

from briefing.worker.job import Job
from briefing.worker.limits import Limits
from briefing.worker.protocol import WorkerCrash
from briefing.worker.worker import Worker

__all__ = ["Job", "Limits", "Worker", "WorkerCrash"]
