"""What the window remembers between two starts, in an ini file of the user's own.

Nothing here may fail: a read-only profile or a damaged file only means that nothing is remembered.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

ORGANIZATION = "简报工坊"
RECENT_LIMIT = 12
ORIGINALS = 20
BACKUPS, MOST_BACKUPS = 5, 50
SHORTEST, LONGEST = 200, 20_000
"""Of a length that is asked for, in printed characters."""
FONT_FIELDS = ("标准字体", "标题字体", "正文字体", "楷体字体")
"""Export settings that every new briefing begins with, as ``word.fields`` has them."""
_ISSUES = "issues"


def _text(store: QSettings, key: str, default: str = "") -> str:
    value = store.value(key, default)
    return value if isinstance(value, str) else default


def _number(store: QSettings, key: str, default: int, most: int) -> int:
    text = _text(store, key, str(default))
    return min(int(text), most) if text.isdecimal() and len(text) < 9 else default


def _key(name: str) -> str:
    """``name`` as the last part of a key: strokes would make groups of it."""
    return "".join(name.split()).replace("/", "／").replace("\\", "＼")


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

    # --- what a new briefing begins with

    @property
    def fixed(self) -> bool:
        """Whether every new briefing begins with the engine, length and template that the person set, not with those
        used last."""
        return _text(self._store, "fixed/on") == "1"

    @fixed.setter
    def fixed(self, on: bool) -> None:
        self._store.setValue("fixed/on", "1" if on else "")

    def _draft(self, key: str) -> str:
        return f"fixed/{key}" if self.fixed else f"draft/{key}"

    def set_fixed(self, engine: str, length: int, template: str) -> None:
        """What every new briefing begins with while :attr:`fixed` is on."""
        for key, value in (("engine", engine), ("length", str(length)), ("template", template)):
            self._store.setValue(f"fixed/{key}", value)

    @property
    def engine(self) -> str:
        """The engine that a new briefing begins with, empty if none was ever used."""
        return _text(self._store, self._draft("engine"))

    @engine.setter
    def engine(self, name: str) -> None:
        self._store.setValue("draft/engine", name)

    @property
    def length(self) -> int:
        """The length that a new briefing begins with, in printed characters; 0 if none was ever asked for."""
        length = _number(self._store, self._draft("length"), 0, LONGEST)
        return max(length, SHORTEST) if length else 0

    @length.setter
    def length(self, characters: int) -> None:
        self._store.setValue("draft/length", str(characters))

    @property
    def template(self) -> str:
        """The name of the template that a new briefing begins with, empty if none was ever used."""
        return _text(self._store, self._draft("template"))

    @template.setter
    def template(self, name: str) -> None:
        self._store.setValue("draft/template", name)

    @property
    def preset(self) -> str:
        """The name of the preset used last, empty if none was."""
        return _text(self._store, "draft/preset")

    @preset.setter
    def preset(self, name: str) -> None:
        self._store.setValue("draft/preset", name)

    def fonts(self) -> dict[str, str]:
        """The export settings about fonts that every new briefing begins with; none that is empty."""
        found = {name: _text(self._store, f"fonts/{name}") for name in FONT_FIELDS}
        return {name: value for name, value in found.items() if value}

    def set_font(self, name: str, value: str) -> None:
        """Set one of :data:`FONT_FIELDS`; empty: as the program chooses."""
        self._store.setValue(f"fonts/{name}", value)

    @property
    def welcomed(self) -> bool:
        """Whether the person has been shown how to begin, or made a briefing without that."""
        return _text(self._store, "window/welcomed") == "1"

    @welcomed.setter
    def welcomed(self, done: bool) -> None:
        self._store.setValue("window/welcomed", "1" if done else "")

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
        return _number(self._store, "files/originals", ORIGINALS, 100_000)

    @originals.setter
    def originals(self, megabytes: int) -> None:
        self._store.setValue("files/originals", str(megabytes))

    @property
    def backups(self) -> int:
        """How many dated backups of a named workspace are kept; 0: none is made."""
        return _number(self._store, "files/backups", BACKUPS, MOST_BACKUPS)

    @backups.setter
    def backups(self, count: int) -> None:
        self._store.setValue("files/backups", str(count))

    @property
    def pattern(self) -> str:
        """What the names of exported files are made from; empty: the usual pattern."""
        return _text(self._store, "files/pattern")

    @pattern.setter
    def pattern(self, pattern: str) -> None:
        self._store.setValue("files/pattern", pattern)

    def own_folder(self, kind: str) -> Path | None:
        """The folder that the person set for good, for ``open`` or ``export``; None if they set none."""
        text = _text(self._store, f"fixed/folder_{kind}")
        return Path(text) if text else None

    def set_own_folder(self, kind: str, path: Path | None) -> None:
        """Begin in this folder every time, or (None) in the one used last."""
        self._store.setValue(f"fixed/folder_{kind}", str(path) if path else "")

    def _folder(self, kind: str, last: str) -> Path | None:
        places = (self.own_folder(kind), Path(text) if (text := _text(self._store, last)) else None)
        return next((place for place in places if place is not None and place.is_dir()), None)

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
        """The folder that files are looked for in: the person's own choice, or where the last ones were."""
        return self._folder("open", "files/folder")

    @folder.setter
    def folder(self, path: Path) -> None:
        self._store.setValue("files/folder", str(path))

    @property
    def export_folder(self) -> Path | None:
        """The folder that exports go to: the person's own choice, or where the last one went."""
        return self._folder("export", "files/export")

    @export_folder.setter
    def export_folder(self, path: Path) -> None:
        self._store.setValue("files/export", str(path))

    def recent(self) -> list[Path]:
        """Files and folders opened lately, latest first."""
        paths = [Path(line) for line in _text(self._store, "files/recent").split("|") if line]
        # Earlier versions kept what programs leave beside the files they have open, too.
        return [path for path in paths if not path.name.startswith("~$")]

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
        found = {key: value for key, value in found.items() if value} | self.fonts()
        if issue := self.next_issue(found.get("简报名称", "")):
            found["期号"] = issue
        return found

    def next_issue(self, name: str) -> str:
        """The number that follows the last one exported under this name of a briefing; empty if there is none."""
        from briefing.clock import today
        from briefing.naming import next_issue

        return next_issue(_text(self._store, f"{_ISSUES}/{_key(name) or '-'}"), today())

    def set_issue(self, number: str, name: str = "") -> None:
        """Remember the number of an issue that was exported under a name: the next one is proposed from it."""
        self._store.setValue(f"{_ISSUES}/{_key(name) or '-'}", number)

    def set_field(self, name: str, value: str) -> None:
        """Remember a masthead field for the next issue."""
        self._store.setValue(f"fields/{name}", value)

    def reset(self) -> None:
        """Forget what the person set in the dialog; what is only remembered (windows, files, mastheads) stays."""
        for key in ("fixed", "fonts", "files/pattern", "files/backups", "files/originals"):
            self._store.remove(key)
        self._store.remove("look/scheme")

    @property
    def path(self) -> str:
        """The file of the settings."""
        return self._store.fileName()

    def save(self) -> None:
        """Write what was set; a profile that cannot be written is no error."""
        self._store.sync()
