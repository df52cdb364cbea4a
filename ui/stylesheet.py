"""The palette and the style sheet that are made of a set of colours."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from ui.colours import Colours


def palette(c: Colours) -> QPalette:
    """The palette for everything the style sheet does not name (Qt's own dialogs among it)."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, name in (
        (role.Window, "panel"),
        (role.WindowText, "text"),
        (role.Base, "paper"),
        (role.AlternateBase, "panel"),
        (role.Text, "text"),
        (role.PlaceholderText, "faint"),
        (role.Button, "panel"),
        (role.ButtonText, "text"),
        (role.BrightText, "error"),
        (role.ToolTipBase, "card"),
        (role.ToolTipText, "text"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Light, "card"),
        (role.Midlight, "line"),
        (role.Mid, "line_strong"),
        (role.Dark, "line_strong"),
        (role.Shadow, "line_strong"),
        (role.Accent, "accent"),
    ):
        made.setColor(which, c.colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, c.colour("faint"))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, c.colour("line_strong"))
    return made


def style_sheet(c: Colours) -> str:
    """The style sheet of the window's own widgets, by object name and class."""
    return f"""
QMainWindow, QWidget#desk {{ background: {c.window}; }}
QToolTip {{ background: {c.card}; color: {c.text}; border: 1px solid {c.line_strong}; padding: 4px; }}
QMenuBar {{ background: {c.panel}; border-bottom: 1px solid {c.line}; padding: 1px 6px; }}
QMenuBar::item {{ padding: 4px 10px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.accent_soft}; }}
QMenu {{ background: {c.card}; border: 1px solid {c.line_strong}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 12px; border-radius: 4px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.faint}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}

QWidget#topbar {{ background: {c.panel}; border-bottom: 1px solid {c.line}; }}
QLabel#caption {{ color: {c.muted}; }}
QLabel#figure {{ color: {c.text}; }}
QFrame#rule {{ background: {c.line}; border: none; }}

QWidget#panel {{ background: {c.panel}; }}
QWidget#paper {{ background: {c.paper}; }}
QLabel#panelTitle {{ font-weight: bold; color: {c.text}; }}
QLabel#muted {{ color: {c.muted}; }}
QLabel#failed {{ color: {c.error}; font-weight: bold; }}
QFrame#popup {{ background: {c.card}; border: 1px solid {c.line_strong}; border-radius: 6px; }}
QLabel#over {{ color: {c.warning}; }}
QPushButton#linkWarning {{ background: {c.warning_soft}; border: 1px solid {c.warning}; border-radius: 9px; color: {c.warning}; padding: 0px 8px; min-height: 16px; }}
QPushButton#linkWarning:hover, QPushButton#linkWarning:focus {{ border-color: {c.accent}; color: {c.accent}; }}
QLabel#faint {{ color: {c.faint}; }}
QLabel#emptyTitle {{ color: {c.text}; font-size: 13pt; font-weight: bold; }}
QLabel#emptyText {{ color: {c.muted}; }}
QWidget#panelHead {{ background: {c.panel}; border-bottom: 1px solid {c.line}; }}

QPushButton, QToolButton#bar {{
  background: {c.card}; color: {c.text}; border: 1px solid {c.line_strong}; border-radius: 5px;
  padding: 4px 12px; min-height: 20px; }}
QPushButton:hover, QToolButton#bar:hover {{ background: {c.card_hover}; border-color: {c.accent}; }}
QPushButton:pressed, QToolButton#bar:pressed {{ background: {c.accent_soft}; }}
QPushButton:focus, QToolButton#bar:focus {{ border-color: {c.accent}; }}
QPushButton:disabled, QToolButton#bar:disabled {{ color: {c.faint}; border-color: {c.line}; background: {c.panel}; }}
QToolButton#bar::menu-button {{ border: none; border-left: 1px solid {c.line_strong}; width: 20px; }}
QToolButton#bar[popupMode="1"] {{ padding-right: 26px; }}
QToolButton#bar[popupMode="2"] {{ padding-right: 24px; }}
QToolButton#bar::menu-indicator {{ image: none; width: 0px; }}
QPushButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: center right; right: 6px; }}
QPushButton#primary {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: bold; padding: 4px 16px; }}
QPushButton#primary:hover {{ background: {c.accent_hover}; border-color: {c.accent_hover}; }}
QPushButton#primary:focus {{ border-color: {c.text}; }}
QPushButton#primary:disabled {{ background: {c.line}; color: {c.faint}; border-color: {c.line}; }}
QToolButton#flat {{ background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px; }}
QToolButton#flat:hover {{ background: {c.accent_soft}; }}
QToolButton#flat:focus {{ border-color: {c.accent}; }}
QToolButton#flat:checked {{ background: {c.accent_soft}; }}
QToolButton#link, QPushButton#link {{ background: transparent; border: 1px solid transparent; color: {c.accent}; padding: 2px 4px; min-height: 16px; }}
QToolButton#link:hover, QPushButton#link:hover {{ color: {c.accent_hover}; background: {c.accent_soft}; border-radius: 4px; }}
QToolButton#link:focus, QPushButton#link:focus {{ border: 1px solid {c.accent}; border-radius: 4px; }}

QLineEdit, QComboBox#choice, QSpinBox, QPlainTextEdit#field {{
  background: {c.paper}; color: {c.text}; border: 1px solid {c.line_strong}; border-radius: 5px;
  padding: 3px 7px; min-height: 20px; selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QPlainTextEdit#field {{ padding: 2px 4px; min-height: 50px; }}
QLineEdit:hover, QComboBox#choice:hover, QSpinBox:hover, QPlainTextEdit#field:hover {{ border-color: {c.faint}; }}
QLineEdit:focus, QComboBox#choice:focus, QSpinBox:focus, QPlainTextEdit#field:focus {{ border-color: {c.accent}; }}
QComboBox#choice::drop-down {{ border: none; width: 22px; }}
QComboBox#choice QAbstractItemView {{ background: {c.card}; border: 1px solid {c.line_strong}; padding: 3px; outline: none;
  selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}

QSlider::groove:horizontal {{ height: 4px; background: {c.line_strong}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {c.accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {c.card}; border: 2px solid {c.accent}; width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: {c.accent_soft}; }}
QSlider::handle:horizontal:disabled {{ border-color: {c.line_strong}; }}
QSlider::sub-page:horizontal:disabled {{ background: {c.line_strong}; }}

QTreeView, QListView {{ background: {c.panel}; border: none; outline: none; color: {c.text}; }}
SourcesTree, CardsView {{ border-top: 1px solid {c.panel}; }}
SourcesTree:focus, CardsView:focus {{ border-top-color: {c.accent}; }}
QTreeView {{ show-decoration-selected: 0; }}
QTreeView::item {{ padding: 3px 2px; border: none; }}
QTreeView::item:hover {{ background: {c.line}; }}
QTreeView::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QToolButton#segment {{ background: {c.card}; color: {c.muted}; border: 1px solid {c.line_strong}; padding: 3px 4px; min-height: 18px; }}
QToolButton#segment:hover {{ background: {c.card_hover}; color: {c.text}; }}
QToolButton#segment:checked {{ background: {c.accent_soft}; color: {c.accent}; border-color: {c.accent}; }}
QToolButton#segment:focus {{ border-color: {c.accent}; }}
QToolButton#segment:checked:focus {{ border-color: {c.text}; }}
QComboBox#choice:disabled, QSpinBox:disabled {{ color: {c.faint}; border-color: {c.line}; background: {c.panel}; }}
QLabel#caption:disabled {{ color: {c.faint}; }}
QRadioButton::indicator:unchecked {{ width: 13px; height: 13px; border: 1px solid {c.faint}; border-radius: 7px; background: {c.paper}; }}
QRadioButton::indicator:checked {{ width: 7px; height: 7px; border: 4px solid {c.accent}; border-radius: 7px; background: {c.on_accent}; }}
QRadioButton:focus {{ color: {c.accent}; }}
QCheckBox::indicator:unchecked, QListView::indicator:unchecked {{ width: 13px; height: 13px; border: 1px solid {c.faint}; border-radius: 3px; background: {c.paper}; }}
QListWidget#kinds {{ background: {c.window}; border: none; border-right: 1px solid {c.line}; padding: 8px 6px; }}
QListWidget#kinds:focus {{ border: none; border-right: 1px solid {c.line}; }}
QListWidget#kinds::item {{ padding: 0px 10px; border-radius: 5px; }}
QListWidget#kinds::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QListWidget#kinds:focus::item:selected {{ border: 1px solid {c.accent}; }}
QTreeView#entries {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: 5px; }}
QTreeView#entries:focus {{ border-color: {c.accent}; }}
QTreeView#entries QHeaderView::section {{ background: {c.panel}; color: {c.muted}; border: none; border-bottom: 1px solid {c.line}; padding: 4px 6px; }}
QListWidget#list {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: 5px; }}
QListWidget#list::item {{ border-bottom: 1px solid {c.line}; padding: 4px 6px; }}
QListWidget#list::item:hover {{ background: {c.card_hover}; }}
QListWidget#list::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QPlainTextEdit#reader {{ background: {c.paper}; color: {c.text}; border: none;
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QPlainTextEdit#cardEditor {{ background: {c.paper}; color: {c.text}; border: 2px solid {c.accent}; border-radius: 5px; }}

QSplitter::handle {{ background: {c.line}; }}
QSplitter::handle:hover {{ background: {c.accent}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {c.line_strong}; border-radius: 4px; border: 2px solid transparent; background-clip: padding; }}
QScrollBar::handle:vertical {{ min-height: 36px; margin: 2px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {c.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QWidget#statusline {{ background: {c.panel}; border-top: 1px solid {c.line}; }}
QProgressBar {{ background: {c.line}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; text-align: center; color: transparent; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}

QFrame#bar_error {{ background: {c.error_soft}; border-bottom: 1px solid {c.error}; }}
QFrame#bar_warning {{ background: {c.warning_soft}; border-bottom: 1px solid {c.warning}; }}
QFrame#bar_info {{ background: {c.accent_soft}; border-bottom: 1px solid {c.accent}; }}
QFrame#bar_success {{ background: {c.success_soft}; border-bottom: 1px solid {c.success}; }}
QFrame#bar_error QLabel {{ color: {c.error}; }}
QFrame#bar_warning QLabel {{ color: {c.warning}; }}
QFrame#bar_info QLabel {{ color: {c.accent}; }}
QFrame#bar_success QLabel {{ color: {c.success}; }}
QWidget#notice {{ background: {c.warning_soft}; border-bottom: 1px solid {c.line}; }}
QLabel#notice {{ color: {c.warning}; }}
QWidget#findbar {{ background: {c.panel}; border-bottom: 1px solid {c.line}; }}
QWidget#masthead {{ background: {c.panel}; border-bottom: 1px solid {c.line}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget#moreFields {{ background: {c.panel}; }}
QTextBrowser {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: 5px; padding: 8px; }}
QTableView#facts QHeaderView {{ background: {c.panel}; border: none; }}
QTableView#facts QHeaderView::section {{ background: {c.panel}; color: {c.muted}; border: none; border-bottom: 1px solid {c.line};
  border-right: 1px solid {c.line}; padding: 4px 6px; }}
FactsPanel QToolButton#segment {{ padding: 3px 10px; }}
FactsPanel QTextBrowser {{ background: {c.paper}; border: none; border-radius: 0; padding: 8px 12px; }}
QTableView#facts {{ background: {c.paper}; border: none; outline: none; color: {c.text};
  selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
QTableView#facts::item {{ border-bottom: 1px solid {c.line}; padding: 0 6px; }}
QTableView#facts::item:hover {{ background: {c.card_hover}; }}
QTableView#facts::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QTableView#facts QLineEdit {{ border: 1px solid {c.accent}; border-radius: 0; padding: 0 5px; min-height: 0; }}
"""
