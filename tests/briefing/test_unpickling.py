"""A value is unpickled while another thread imports the package it comes from."""

from __future__ import annotations

import importlib
import pickle
import sys
import threading
from pathlib import Path

import pytest

from briefing.worker.unpickling import loads

# Two parts that need each other, as the parts of big packages do: imported from the package they are whole.
PARTS = {
    "__init__.py": "import threading\nbegun, go = threading.Event(), threading.Event()\nimport slowpack.first\n",
    "first.py": (
        "import slowpack\nslowpack.begun.set()\nslowpack.go.wait(0.5)\nfrom slowpack.second import Thing\n"
    ),
    "second.py": "import slowpack.first\nclass Thing: pass\n",
}


def test_a_package_that_is_being_imported_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "slowpack"
    folder.mkdir()
    for name, text in PARTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    data = pickle.dumps(importlib.import_module("slowpack").first.Thing())
    for name in [one for one in sys.modules if one.partition(".")[0] == "slowpack"]:
        del sys.modules[name]
    failed: list[BaseException] = []

    def load_all() -> None:
        try:
            importlib.import_module("slowpack")
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=load_all)
    thread.start()
    while not getattr(sys.modules.get("slowpack"), "begun", threading.Event()).is_set():
        pass
    thing = loads(data)
    thread.join()
    assert failed == []
    assert type(thing) is sys.modules["slowpack.second"].Thing
