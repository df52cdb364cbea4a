"""一键修正 of a template: what could run is taken out, what is plainly meant is written as it should be."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from word import hazards
from word.fields import GROUP_END, GROUP_START, SAMPLE_PREFIX, SAMPLES
from word.ooxml import Package, PackageFault, read_package, w
from word.repair.bench import shipped_styles
from word.runs import FIELD, Line
from word.slips import meant, names, slips
from word.stylesheet import StyleSheet
from word.textual import Text
from word.validation import Finding, inspect

_ALONE = frozenset({"正文", "来源索引", GROUP_START, GROUP_END})
_LOOSE = re.compile(r"[\s\u3000：:。，,.、；;（）()]*")
_OPEN = re.compile(r"【([^【】\n\t]{1,20}?)(?=$|[\s\u3000，。；：、（）()\t\n【])")
_CLOSE = re.compile(
    r"(?:^|(?<=[\s\u3000，。；：、（）()\t\n】]))([^【】\s，。；：、（）()]{1,20})】"
)


@dataclass(frozen=True, slots=True)
class TemplateRepair:
    """``data`` is the repaired copy; ``repaired`` are the findings that are gone, ``left`` those that a person has
    to settle."""

    data: bytes
    repaired: tuple[Finding, ...]
    left: tuple[Finding, ...]


def repair_template(data: bytes) -> TemplateRepair:
    """A copy of a template with all that is certain put right. A file that cannot be opened comes back as it is."""
    before = inspect(data).findings
    if not before:
        return TemplateRepair(data, (), ())
    try:
        package = read_package(data)
        main = package.main_part()
        package, _kinds = hazards.strip(package, main)
        for root in _stories(package, main):
            for paragraph in list(root.iter(w("p"))):
                _mend(paragraph)
        bring_styles(package, main)
        mended = package.packed()
    except PackageFault:
        return TemplateRepair(data, (), before)
    after = inspect(mended).findings
    gone = _gone(before, after)
    # What could run comes before everything else: behind it other findings may come to light.
    if not gone and len(after) >= len(before):
        return TemplateRepair(data, (), before)
    return TemplateRepair(mended, gone, after)


def _gone(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> tuple[Finding, ...]:
    left = list(after)
    gone = []
    for finding in before:
        if finding in left:
            left.remove(finding)
        else:
            gone.append(finding)
    return tuple(gone)


def _stories(package: Package, main: str) -> list[etree._Element]:
    parts = [main]
    for kind in ("header", "footer"):
        parts += package.related(main, kind)
    return [package.xml(part) for part in dict.fromkeys(parts) if part in package.parts]


def _mend(paragraph: etree._Element) -> None:
    """One paragraph: brackets, names, what must stand alone; a field over several runs is put into its first."""
    text = Text(paragraph)
    if not any(mark in text.content for mark in "【】[［〖｛{「"):
        return
    for slip in reversed(slips(text.content)):
        if slip.name:
            text.put(slip.start, slip.end, f"【{slip.name}】")
    _close_brackets(text)
    for found in reversed(list(FIELD.finditer(text.content))):
        name = found[1]
        if name not in names():
            what = meant(name)
            name = what.name if what.certain else name
        whole = f"【{name}】"
        if whole != found.group() or len(Line(paragraph).fields()) != len(
            FIELD.findall(text.content)
        ):
            text.put(found.start(), found.end(), whole)
    _leave_alone(text)
    _in_one_run(paragraph)


def _close_brackets(text: Text) -> None:
    """【标题 without its end, or 标题】 without its beginning, where a field's name stands there."""
    content = text.content
    if content.count("【") > content.count("】"):
        for found in reversed(list(_OPEN.finditer(content))):
            if found[1] in names():
                text.put(found.start(), found.end(), f"【{found[1]}】")
    elif content.count("【") < content.count("】"):
        for found in reversed(list(_CLOSE.finditer(content))):
            if found[1] in names():
                text.put(found.start(), found.end(), f"【{found[1]}】")


def _leave_alone(text: Text) -> None:
    """A sample line or the place of the body keeps nothing beside it that says nothing."""
    found = FIELD.findall(text.content)
    if len(found) != 1:
        return
    whole = f"【{found[0]}】"
    beside = text.content.replace(whole, "")
    is_sample = found[0].startswith(SAMPLE_PREFIX)
    if beside and (is_sample or (found[0] in _ALONE and _LOOSE.fullmatch(beside))):
        start = text.content.find(whole)
        text.put(start + len(whole), len(text.content), "")
        text.put(0, start, "")


def _in_one_run(paragraph: etree._Element) -> None:
    """Each field in the run that holds its first character."""
    text = Text(paragraph)
    for found in reversed(list(FIELD.finditer(text.content))):
        if not text.is_in_one(found.start(), found.end()):
            text.put(found.start(), found.end(), found.group())


def bring_styles(package: Package, main: str) -> None:
    """The shipped styles of samples that a template has neither a line nor a style for."""
    parts = [part for part in package.related(main, "styles") if part in package.parts]
    if not parts:
        return
    root = package.xml(parts[0])
    lines = [Line(paragraph).only_field() for paragraph in package.xml(main).iter(w("p"))]
    samples = {name.removeprefix(SAMPLE_PREFIX) for name in lines if name.startswith(SAMPLE_PREFIX)}
    sheet = StyleSheet(root)
    used = {style.get(w("styleId")) for style in root.iterfind(w("style"))}
    shipped = shipped_styles()
    for role, name in SAMPLES.items():
        style = shipped.get(name)
        if role in samples or sheet.id_of(name) or style is None:
            continue
        fresh = deepcopy(style)
        identifier = fresh.get(w("styleId"), "")
        while identifier in used:
            identifier += "J"
        fresh.set(w("styleId"), identifier)
        used.add(identifier)
        for tag in ("basedOn", "next", "link"):
            for link in fresh.findall(w(tag)):
                if link.get(w("val")) not in used:
                    fresh.remove(link)
        root.append(fresh)
