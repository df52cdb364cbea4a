"""A child process with its two pipes."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait

from briefing.worker.child import serve
from briefing.worker.protocol import Answer, Order


class Child:
    """A running child. Only one thread may use it."""

    def __init__(self, warm: Sequence[str]) -> None:
        # Spawned, not forked: a fork would copy the window's threads and locks in whatever state they are.
        context = multiprocessing.get_context("spawn")
        orders, self._orders = context.Pipe(duplex=False)
        self._answers, answers = context.Pipe(duplex=False)
        self._process = context.Process(
            target=serve, args=(orders, answers, tuple(warm)), name="jianbao-child", daemon=True
        )
        try:
            self._process.start()
        except BaseException:
            self._orders.close()
            self._answers.close()
            raise
        finally:
            # Theirs alone, so that each side notices the end of the other.
            orders.close()
            answers.close()
        self.pid = self._process.pid or 0

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.is_alive()

    def send(self, order: Order) -> None:
        """Say something. Raises OSError if nobody is there."""
        self._orders.send(order)

    def hear(self, seconds: float) -> Answer | None:
        """What the child says within ``seconds``; None for silence or its end."""
        waiting: list[Connection | int] = [self._answers, self._process.sentinel]
        if self._answers not in wait(waiting, seconds):
            return None
        try:
            answer: Answer = self._answers.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            self._process.join(seconds)
            return None
        return answer

    def kill(self) -> None:
        """End the process, whatever it is doing, and give back all it held."""
        for connection in (self._orders, self._answers):
            with suppress(OSError):
                connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()
