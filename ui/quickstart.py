"""Starting PySide6 without its tools for developers.

PySide6 carries Python modules of its own in a zip file and compiles them anew in every process: what words the
complaint about wrong arguments, what writes its .pyi files, what switches `__feature__`. Together they cost more than
a tenth of an empty window. Here the first are compiled when something is first asked of them, the second never. The
third stands in front of every import of the program from then on and reads the whole source of each new module to
see whether it speaks of PySide6; nobody here writes `from __feature__ import`, so it is taken away again.

Whatever PySide6 does otherwise, it does as before; `tests/ui/test_start.py` asks for what is late here.
"""

from __future__ import annotations

import builtins
import sys
import threading
from importlib.machinery import ModuleSpec
from types import ModuleType

_SUPPORT = "shibokensupport.signature"
TOOLS = frozenset((f"{_SUPPORT}.lib.enum_sig", f"{_SUPPORT}.lib.pyi_generator"))
FEATURE, MAPPING = "shibokensupport.feature", f"{_SUPPORT}.mapping"
LATER = frozenset(
    (
        FEATURE,
        MAPPING,
        *(f"{_SUPPORT}.{name}" for name in ("errorhandler", "layout", "parser", "lib.tool")),
    )
)
_lock = threading.RLock()


class _Later(ModuleType):
    """A module that is run when something is first asked of it."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what the import system asks of every module
            raise AttributeError(name)
        self.run()
        if name in self.__dict__:
            return self.__dict__[name]
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

    def run(self) -> None:
        """Run the module as it was found, once."""
        with _lock:
            origin: ModuleSpec | None = self.__dict__.pop("_origin", None)
            if origin is not None and origin.loader is not None:
                # PySide6 calls its modules by other names meanwhile; the loader knows the first.
                self.__spec__ = origin
                origin.loader.exec_module(self)

    def update_mapping(self) -> object:
        """What PySide6 looks up in `mapping` itself, asking no module for it; replaced when that has run."""
        self.run()
        return self.__dict__["update_mapping"]()


class _Finder:
    """Finds the tools and loads nothing; finds the rest where it is and loads it later."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The specification of an empty module for a tool, of a late one for what is seldom needed."""
        if name in TOOLS:
            return ModuleSpec(name, self)
        if name not in LATER:
            return None
        for finder in sys.meta_path:
            if finder is not self and (found := finder.find_spec(name, path, target)):  # type: ignore[arg-type]
                return ModuleSpec(name, self, loader_state=found)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """An ordinary module for a tool."""
        if spec.loader_state is None:
            return None
        made = _Later(spec.name)
        if spec.name == FEATURE:
            # What would stand in front of every import: no feature is asked for, no module is looked through.
            made.__dict__.update(feature_import=_nothing, feature_imported=_nothing)
        elif spec.name == MAPPING:
            made.__dict__["update_mapping"] = made.update_mapping
        made.__dict__["_origin"] = spec.loader_state
        return made

    def exec_module(self, _: ModuleType) -> None:
        """Nothing is run."""


def _nothing(*_: object, **__: object) -> None:
    """Leave it to the ordinary import."""


class _Finders(list):  # type: ignore[type-arg]
    """PySide6 puts a finder of its own before all others; ours is asked before that."""

    def insert(self, at: int, finder: object) -> None:  # type: ignore[override]
        super().insert(at, finder)
        if at == 0:
            super().insert(0, FINDER)


FINDER = _Finder()


def apply() -> None:
    """To be called before PySide6 is imported; later it changes nothing."""
    if "shiboken6" not in sys.modules:
        sys.meta_path = _Finders(sys.meta_path)


def withdraw() -> None:
    """Leave the import system as PySide6 has it without its features."""
    sys.meta_path = [finder for finder in sys.meta_path if finder is not FINDER]
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
