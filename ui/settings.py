"""What the window remembers between two starts, in an ini file of the user's own.

Nothing here may fail: a read-only profile or a damaged file only means that nothing is remembered.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui.issues import next_issue

ORGANIZATION = "简报工坊"
RECENT_LIMIT = 12
ORIGINALS = 20


def _text(store: QSettings, key: str, default: str = "") -> str:
    value = store.value(key, default)
    return value if isinstance(value, str) else default


class Settings:
    """Typed access to the few remembered values."""

    def __init__(self) -> None:
        self._store = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, ORGANIZATION, ORGANIZATION
        )

    def bytes(self, key: str) -> QByteArray:
        """A stored window or splitter state; empty if there is none."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Remember a window or splitter state."""
        self._store.setValue(key, value)

    @property
    def engine(self) -> str:
        """The engine used last, empty if none was."""
        return _text(self._store, "draft/engine")

    @engine.setter
    def engine(self, name: str) -> None:
        self._store.setValue("draft/engine", name)

    @property
    def length(self) -> int:
        """The length asked for last, in printed characters; 0 if none was."""
        text = _text(self._store, "draft/length", "0")
        return int(text) if text.isdigit() else 0

    @length.setter
    def length(self, characters: int) -> None:
        self._store.setValue("draft/length", str(characters))

    @property
    def template(self) -> str:
        """The name of the template used last, empty if none was."""
        return _text(self._store, "draft/template")

    @template.setter
    def template(self, name: str) -> None:
        self._store.setValue("draft/template", name)

    @property
    def scheme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        scheme = _text(self._store, "look/scheme", "system")
        return scheme if scheme in ("system", "light", "dark") else "system"

    @scheme.setter
    def scheme(self, name: str) -> None:
        self._store.setValue("look/scheme", name)

    @property
    def language(self) -> str:
        """``zh`` or ``en``."""
        return "en" if _text(self._store, "look/language") == "en" else "zh"

    @language.setter
    def language(self, name: str) -> None:
        self._store.setValue("look/language", name)

    @property
    def hidden(self) -> frozenset[str]:
        """Names of the areas that are hidden."""
        return frozenset(filter(None, _text(self._store, "window/hidden", "preview").split("|")))

    @hidden.setter
    def hidden(self, names: frozenset[str]) -> None:
        self._store.setValue("window/hidden", "|".join(sorted(names)))

    @property
    def originals(self) -> int:
        """Sources of at most so many megabytes are kept inside the workspace; 0: none is."""
        text = _text(self._store, "files/originals", str(ORIGINALS))
        return int(text) if text.isdigit() and len(text) < 6 else ORIGINALS

    @originals.setter
    def originals(self, megabytes: int) -> None:
        self._store.setValue("files/originals", str(megabytes))

    @property
    def workspace_folder(self) -> Path | None:
        """The folder that a workspace was saved in last, if it still exists."""
        text = _text(self._store, "files/workspaces")
        return Path(text) if text and Path(text).is_dir() else None

    @workspace_folder.setter
    def workspace_folder(self, path: Path) -> None:
        self._store.setValue("files/workspaces", str(path))

    @property
    def folder(self) -> Path | None:
        """The folder that a file dialog was in last, if it still exists."""
        text = _text(self._store, "files/folder")
        return Path(text) if text and Path(text).is_dir() else None

    @folder.setter
    def folder(self, path: Path) -> None:
        self._store.setValue("files/folder", str(path))

    @property
    def export_folder(self) -> Path | None:
        """The folder that the last export went to, if it still exists."""
        text = _text(self._store, "files/export")
        return Path(text) if text and Path(text).is_dir() else None

    @export_folder.setter
    def export_folder(self, path: Path) -> None:
        self._store.setValue("files/export", str(path))

    def recent(self) -> list[Path]:
        """Files and folders opened lately, latest first."""
        return [Path(line) for line in _text(self._store, "files/recent").split("|") if line]

    def add_recent(self, paths: list[Path]) -> None:
        """Put ``paths`` before the others."""
        newest = [path.absolute() for path in paths if "|" not in str(path)]
        merged = list(dict.fromkeys([*newest, *self.recent()]))[:RECENT_LIMIT]
        self._store.setValue("files/recent", "|".join(str(path) for path in merged))

    def clear_recent(self) -> None:
        """Forget the files opened lately."""
        self._store.remove("files/recent")

    def fields(self) -> dict[str, str]:
        """Masthead fields that seldom change from one issue to the next, as filled in last."""
        self._store.beginGroup("fields")
        found = {key: _text(self._store, key) for key in self._store.childKeys()}
        self._store.endGroup()
        found = {key: value for key, value in found.items() if value}
        if issue := next_issue(_text(self._store, "draft/issue")):
            found["期号"] = issue
        return found

    def set_issue(self, number: str) -> None:
        """Remember the number of an issue that was exported: the next one is proposed from it."""
        self._store.setValue("draft/issue", number)

    def set_field(self, name: str, value: str) -> None:
        """Remember a masthead field for the next issue."""
        self._store.setValue(f"fields/{name}", value)

    def save(self) -> None:
        """Write what was set; a profile that cannot be written is no error."""
        self._store.sync()
