"""What has to be settled between the program and its surroundings before Qt is started."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping

from model import portable

_LISTED = "QT_IM_MODULES"
_SINGLE = "QT_IM_MODULE"


def prepare() -> None:
    """Keep settings beside a portable program; let Chinese be typed where only fcitx is at work."""
    let_type(os.environ)
    beside = portable.folder()
    if beside is not None:
        from PySide6.QtCore import QSettings

        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(beside))


def let_type(environment: MutableMapping[str, str]) -> None:
    """Name ibus as the second choice of an input method where the first is one whose plugin Qt's own packages lack.

    UOS and Kylin ask for fcitx (``QT_IM_MODULE=fcitx``). Its plugin belongs to one version of Qt and is not among
    ours, so Qt would end without any; fcitx 5 answers as ibus too, for which we carry the plugin. The list, which
    Qt has from 6.7, is tried in order. What a person set as a list stays.
    """
    asked = environment.get(_SINGLE, "")
    if (
        sys.platform.startswith("linux")
        and asked.startswith("fcitx")
        and _LISTED not in environment
    ):
        environment[_LISTED] = f"{asked};ibus;compose"
