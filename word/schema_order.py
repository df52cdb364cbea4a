"""The order of children that the schema of WordprocessingML asks for (ECMA-376 part 1, annex A).

Elements that are not listed here have no fixed order, or none that a writer gets wrong.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from word.ooxml import local, w

_PARAGRAPH = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers
pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN
bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"""
_RUN = """ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow
emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u
effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"""
_TABLE = """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription
tblPrChange"""
_CELL = """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
hideMark headers cellIns cellDel cellMerge tcPrChange"""
_SECTION = """headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid
printerSettings sectPrChange"""
_STYLE = """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed
qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"""
_LEVEL = "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"
_SETTINGS = """writeProtection view zoom removePersonalInformation removeDateAndTime
doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText
printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts
saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle
proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod
documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting
documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation
consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength
clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting
bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing
displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin
doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne
strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture
doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText
doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags
alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids
mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary
shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"""

# Parents by their names; ``|`` parts names that share a place.
_ORDERS = {
    "pPr": _PARAGRAPH,
    "rPr": _RUN,
    "tblPr": _TABLE,
    "tcPr": _CELL,
    "sectPr": _SECTION,
    "style": _STYLE,
    "lvl": _LEVEL,
    "settings": _SETTINGS,
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left|start bottom right|end insideH insideV",
    "tcBorders": "top left|start bottom right|end insideH insideV tl2br tr2bl",
    "tblCellMar": "top left|start bottom right|end",
    "tcMar": "top left|start bottom right|end",
    "numPr": "ilvl numId numberingChange ins",
}
_REPEATED = frozenset(
    {
        "headerReference",
        "footerReference",
        "tblStylePr",
        "activeWritingStyle",
        "attachedSchema",
        "smartTagType",
    }
)
# What comes before everything else in a parent, in this order.
OPENINGS = {
    "p": ("pPr",),
    "r": ("rPr",),
    "tc": ("tcPr",),
    "tr": ("tblPrEx", "trPr"),
    "tbl": ("tblPr", "tblGrid"),
}
# Ends and beginnings of what runs over several elements: they may stand before a table's properties.
RANGES = frozenset({"bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"})


@cache
def places(parent: str) -> dict[str, int] | None:
    """Rank of each child of ``parent``, None for a parent without a fixed order."""
    order = _ORDERS.get(parent)
    if order is None:
        return None
    return {name: rank for rank, names in enumerate(order.split()) for name in names.split("|")}


def may_repeat(name: str) -> bool:
    """Whether a child may come more than once in its place."""
    return name in _REPEATED


def order_children(root: etree._Element) -> None:
    """Put the children of every element below ``root`` where the schema has them."""
    for element in list(root.iter(w("*"))):
        name = local(element)
        opening = [element.find(w(first)) for first in OPENINGS.get(name, ())]
        for place, properties in enumerate(each for each in opening if each is not None):
            if element[place] is not properties:
                element.insert(place, properties)
        ranks = places(name)
        if ranks is not None and len(element) > 1:
            _sort(element, ranks)


def _sort(element: etree._Element, ranks: dict[str, int]) -> None:
    seen: dict[str, etree._Element] = {}
    for child in list(element):
        if local(child) in ranks and not may_repeat(local(child)):
            if local(child) in seen:
                element.remove(seen[local(child)])
            seen[local(child)] = child
    children = list(element)
    ordered = sorted(children, key=lambda child: ranks.get(local(child), len(ranks)))
    if ordered != children:
        for child in ordered:
            element.append(child)
