"""The body of an OpenDocument text in its order; its headers and footers after it."""

from __future__ import annotations

from model.document import Block, Notice
from model.errors import SourceError
from model.progress import Task
from readers.common import xml
from readers.common.flow import Flow
from readers.common.zips import watched
from readers.odt.locked import opened
from readers.odt.names import OFFICE, STYLE
from readers.odt.story import Story
from readers.odt.styles import Styles

_TEXT_BODY = OFFICE + "body"
_KINDS = {
    OFFICE + "spreadsheet": "OpenDocument (.ods)",
    OFFICE + "presentation": "OpenDocument (.odp)",
    OFFICE + "drawing": "OpenDocument (.odg)",
}


def read_document(
    data: bytes, name: str, task: Task, password: str | None = None
) -> tuple[list[Block], list[Notice]]:
    """Body first, with notes and text boxes after the paragraph they hang on; then headers and footers."""
    archive = opened(data, name, password)
    content = xml.tree(watched(archive, "content.xml", task), name)
    body = _body(content, name)
    roots = [content]
    shared = None
    if "styles.xml" in archive:
        shared = xml.tree(watched(archive, "styles.xml", task), name)
        roots.insert(0, shared)
    styles = Styles()
    styles.take(roots)
    story = Story(styles, task)
    flow = Flow()
    for item in story.items(body):
        flow.add(item)
    if shared is not None:
        _margins(shared, Story(styles, task), flow)
    return flow.blocks(), _notices(story, name)


def _body(content: xml.Element, name: str) -> xml.Element:
    holder = content.find(_TEXT_BODY)
    if holder is not None:
        body = holder.find(OFFICE + "text")
        if body is not None:
            return body
        for child in holder:
            if child.tag in _KINDS:
                raise SourceError("error.source.unsupported", name=name, found=_KINDS[child.tag])
    raise SourceError("error.source.damaged", name=name, detail="content.xml")


def _margins(shared: xml.Element, story: Story, flow: Flow) -> None:
    """What headers and footers say, each text once."""
    said: set[str] = set()
    for place in ("header", "footer"):
        for suffix in ("", "-left", "-first"):
            for margin in shared.iter(f"{STYLE}{place}{suffix}"):
                if margin.get(STYLE + "display") == "false":
                    continue
                for item in story.items(margin):
                    for text in story.texts(item):
                        if text.strip() and text not in said:
                            said.add(text)
                            flow.margin(text)


def _notices(story: Story, name: str) -> list[Notice]:
    notices = []
    if story.hidden:
        values = (("name", name), ("count", str(story.hidden)))
        notices.append(Notice("notice.docx.hidden", values))
    if story.deleted:
        notices.append(Notice("notice.docx.revisions", (("name", name),)))
    return notices
