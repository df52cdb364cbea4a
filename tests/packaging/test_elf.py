"""What a bundle asks of the system's C library: the newest version is found and one that is too new is refused."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.packing import elf

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("gcc") or not shutil.which("objdump"),
    reason="needs gcc and binutils on Linux",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bundle")
    (made / "notes.txt").write_text("no program", encoding="utf-8")
    (made / "hello.c").write_text("#include <math.h>\ndouble f(double x) { return tgamma(x); }\n")
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-o", str(made / "libhello.so"), str(made / "hello.c"), "-lm"],
        check=True,
    )
    return made


def test_only_programs_and_libraries_are_looked_at(folder: Path) -> None:
    assert [path.name for path in elf.binaries(folder)] == ["libhello.so"]


def test_libraries_that_are_not_in_the_bundle_are_named(folder: Path) -> None:
    outside = elf.outside(map(elf.asks, elf.binaries(folder)), folder)
    assert {"libm.so.6", "libc.so.6"} & outside.keys()


def test_a_c_library_that_is_too_new_is_refused(folder: Path) -> None:
    assert elf.checked(folder, (99,))
    with pytest.raises(ValueError, match=r"newer than GLIBC_2\.0"):
        elf.checked(folder, (2, 0))


def test_versions_are_compared_as_numbers() -> None:
    found = [
        elf.Asks(Path("a"), (), (("GLIBC", (2, 4)), ("GLIBC", (2, 28)))),
        elf.Asks(Path("b"), (), (("GLIBC", (2, 9)),)),
    ]
    assert elf.newest(found) == {"GLIBC": ((2, 28), Path("a"))}
