"""The library that recognises text is told to be silent before it is loaded: later is too late."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_library_finds_its_telemetry_switched_off_when_it_is_loaded(tmp_path: Path) -> None:
    stand_in = "import os\nprint(os.environ.get('ORT_DISABLE_TELEMETRY'))\nos._exit(0)\n"
    (tmp_path / "onnxruntime.py").write_text(stand_in, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ORT_")}
    done = subprocess.run(
        [
            sys.executable,
            "-u",
            "-c",
            "from readers.common.ocr.network import Network; Network('no.onnx')",
        ],
        env=environment | {"PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["1"]
