"""Items made by the real steps of ``build`` from real files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.jobs import rank_documents, read_sources
from briefing.quoting import item_of
from briefing.session import Session
from language.sentences import of_document
from model.briefing import Item
from model.document import Document

ROOT = Path(__file__).resolve().parents[3]
TEXTS = Path(__file__).resolve().parent / "texts"

# Names that stand in the texts: persons, places, bodies.
NAMES: dict[str, tuple[str, ...]] = {
    "city.txt": ("永安县", "昌宁县", "青石镇", "白马乡", "华光电子", "宏远新材料", "临川市"),
    "company.txt": (
        "陈国栋",
        "赵明远",
        "孙立军",
        "吴海涛",
        "北山矿业公司",
        "南屯矿业公司",
        "北方工业大学",
        "华东电力设计院",
    ),
    "court.txt": (
        "周建华",
        "何晓梅",
        "罗志强",
        "方志敏",
        "石桥法庭",
        "柳河法庭",
        "大兴法庭",
        "县司法局",
        "县妇联",
    ),
    "education.txt": ("刘慧敏", "马文斌", "青龙县", "兴华区", "实验中学", "第三小学", "育才学校"),
    "news.txt": ("孙晓光", "林静", "张立新", "东盟", "欧盟", "美国", "海州港", "平潮港", "滨海省"),
    "minutes.txt": (
        "郑海波",
        "田雨",
        "王素芬",
        "蒋大为",
        "钱进",
        "冯涛",
        "袁野",
        "区财政局",
        "区住建局",
        "区水利局",
        "区应急局",
        "红旗水库",
        "胜利水库",
    ),
    "": (
        "吉林省",
        "长春市",
        "吉林市",
        "四平市",
        "抚松县",
        "敦化市",
        "蛟河",
        "白城",
        "松原",
        "珲春",
        "韩俊",
        "景俊海",
        "辽宁",
        "浙江",
        "俄罗斯",
        "美国",
        "吉林大学",
        "桦甸",
        "白山市",
        "图们江",
        "查干湖",
    ),
}


@cache
def documents() -> tuple[Document, ...]:
    """Our own texts and the shipped samples."""
    files = sorted(TEXTS.glob("*.txt")) + sorted((ROOT / "seeds").glob("*.txt"))
    return read_sources(files).documents


@cache
def items() -> tuple[tuple[Item, Document], ...]:
    """Every sentence as the item that a draft makes of it."""
    return tuple(
        (item_of(document, sentence.span), document)
        for document in documents()
        for sentence in of_document(document)
    )


def built(length: int) -> Session:
    """What ``build`` makes of all documents."""
    session = Session()
    session.add_documents(documents())
    session.set_ranking(rank_documents(session.documents), session.generation)
    session.redraft(length)
    return session


def names_of(document: Document) -> tuple[str, ...]:
    """The names that alterations of this document's items exchange."""
    return NAMES.get(document.name, NAMES[""])
