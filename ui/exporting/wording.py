"""What the window says of a preset and asks about it."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from briefing.presets import Preset
from messages import say
from ui.defaults import ENGINES


def described(preset: Preset) -> str:
    """What a preset says, a line for each thing."""
    tense = say(f"window.tense.{preset.tense or 'all'}")
    values = {
        "template": preset.template,
        "length": f"{preset.length:,}",
        "engine": say(f"window.engine.{preset.engine}") if preset.engine in ENGINES else "",
        "tense": tense,
    }
    lines = [say("window.presets.about", values)]
    if preset.fields:
        fields = "；".join(f"{name}：{' '.join(value.split())}" for name, value in preset.fields)
        lines.append(say("window.presets.fields", {"fields": fields}))
    if preset.sections:
        listed = "；".join(f"{heading} {length}" for heading, length in preset.sections)
        lines.append(say("window.presets.sections", {"sections": listed}))
    if preset.pattern:
        lines.append(say("window.presets.pattern", {"pattern": preset.pattern}))
    return "\n".join(lines)


def ask_name(parent: QWidget, proposed: str) -> str:
    """What a preset shall be called; empty if the person changed their mind."""
    text, given = QInputDialog.getText(
        parent, say("window.presets.title"), say("window.presets.ask_name"), text=proposed
    )
    return text if given else ""


def confirm_replace(parent: QWidget, name: str) -> bool:
    """Whether the preset of this name may become another one."""
    return _confirm(parent, "replace", {"name": name})


def confirm_delete(parent: QWidget, name: str) -> bool:
    """Whether a preset is to be deleted for good."""
    return _confirm(parent, "delete", {"name": name})


def _confirm(parent: QWidget, what: str, values: dict[str, str]) -> bool:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(say("window.presets.title"))
    box.setText(say(f"window.presets.{what}_text", values))
    do = box.addButton(say(f"window.presets.{what}"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(say("window.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is do
