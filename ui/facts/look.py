"""The look of the panel's tables, from the colours of the theme."""

from __future__ import annotations

from ui.theme import Colours


def sheet(c: Colours) -> str:
    """The style sheet of the panel."""
    return f"""
QTableView#facts {{ background: {c.paper}; border: none; outline: none; color: {c.text};
  selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
QTableView#facts::item {{ border-bottom: 1px solid {c.line}; padding: 0 6px; }}
QTableView#facts::item:hover {{ background: {c.card_hover}; }}
QTableView#facts::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QTableView#facts QLineEdit {{ border: 1px solid {c.accent}; border-radius: 0; padding: 0 5px; min-height: 0; }}
QHeaderView {{ background: {c.panel}; border: none; }}
QHeaderView::section {{ background: {c.panel}; color: {c.muted}; border: none; border-bottom: 1px solid {c.line};
  border-right: 1px solid {c.line}; padding: 4px 6px; }}
QToolButton#segment {{ padding: 3px 10px; }}
QTextBrowser {{ background: {c.paper}; border: none; border-radius: 0; padding: 8px 12px; }}
QSplitter::handle {{ background: {c.line}; }}
"""
