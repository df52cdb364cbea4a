"""The questions that stop the person: only where something could be lost."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QMessageBox, QWidget

from messages import say


class Answer(StrEnum):
    """What to do with work that has no name or is not on the disk."""

    SAVE = "save"
    LEAVE = "leave"
    STAY = "stay"


def ask_save(parent: QWidget, title: str) -> Answer:
    """Whether unnamed work is to get a name before it is left."""
    name = title or say("window.title.unnamed")
    box = _box(parent, say("window.leave.text", {"name": name}), say("window.leave.more"))
    save = box.addButton(QMessageBox.StandardButton.Save)
    leave = box.addButton(QMessageBox.StandardButton.Discard)
    stay = box.addButton(QMessageBox.StandardButton.Cancel)
    save.setText(say("window.leave.save"))
    leave.setText(say("window.leave.leave"))
    stay.setText(say("window.cancel"))
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return Answer.SAVE if clicked is save else Answer.LEAVE if clicked is leave else Answer.STAY


def ask_unsaved(parent: QWidget, reason: str) -> Answer:
    """What to do with changes that could not be stored; ``reason`` is the line that says why."""
    box = _box(parent, say("window.unsaved.text"), reason)
    box.setIcon(QMessageBox.Icon.Warning)
    save = box.addButton(say("window.save_elsewhere"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(say("window.unsaved.leave"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(say("window.unsaved.stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return Answer.SAVE if clicked is save else Answer.LEAVE if clicked is leave else Answer.STAY


def confirm_discard(parent: QWidget) -> bool:
    """Whether unnamed work is to be thrown away for good."""
    box = _box(parent, say("window.left.discard_text"), say("window.left.discard_more"))
    discard = box.addButton(say("window.left.discard"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(say("window.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is discard


def confirm_overwrite(parent: QWidget, names: list[str]) -> bool:
    """Whether files of these names may be replaced."""
    shown = "、".join(names[:5]) + ("…" if len(names) > 5 else "")
    text = say("window.overwrite.text", {"count": len(names)})
    box = _box(parent, text, shown)
    replace = box.addButton(say("window.overwrite.replace"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(say("window.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is replace


def confirm_delete(parent: QWidget, name: str) -> bool:
    """Whether a template of the person's own is to be deleted for good."""
    text = say("window.templates.delete_text", {"name": name})
    box = _box(parent, text, say("window.templates.delete_more"))
    delete = box.addButton(say("window.templates.delete"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(say("window.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is delete


def _box(parent: QWidget, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(say("window.name"))
    box.setText(text)
    box.setInformativeText(more)
    return box
