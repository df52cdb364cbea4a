"""Pictures of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from ui.preview.painter import paint
from word.pagination import Page

if TYPE_CHECKING:
    from model.template import Template


def page_image(page: Page, width: int, *, dejavu: bool = False) -> QImage:
    """``page`` as a picture ``width`` pixels wide."""
    scale = width / page.paper.width
    size = QSize(width, max(round(page.paper.height * scale), 1))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    paint(painter, page, dejavu=dejavu)
    painter.end()
    return image


def first_page(template: Template) -> Page:
    """The first page of ``template`` with sample content; needs no Qt and may run elsewhere. Raises TemplateError."""
    from word.pagination import paginate
    from word.preview import preview

    return paginate(preview(template), draw=True).pages[0]


def first_page_image(template: Template, width: int = 420) -> QImage:
    """The first page of ``template`` with sample content, ``width`` pixels wide. Raises TemplateError."""
    return page_image(first_page(template), width)
