"""Lines that stand beside a title and head nothing: who issued a text, who spoke, when, where, in which number."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from language.characters import HAN

# Longer lines say more than that.
_LONGEST = 60

# 县统计局, 县政府办公室　2024年3月18日, 第12期（总第86期）, （2024—2026年）.
_DAY = r"[（(]?\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*(?:[—–~～至-]+\s*\d{4}\s*)?年(?:\s*\w{1,3}\s*月)?(?:\s*\w{1,3}\s*日)?\s*[）)]?"
_ISSUE = r"[（(]?(?:总?第\s*\w{1,4}\s*期|[〔\[]\d{4}[〕\]]\s*第?\d+号)[）)]?"
_OFFICE = (
    rf"(?!.*(?:成立|揭牌|挂牌|建成|走进|进驻|入驻|落户|获批|启用|投用|开馆|走访|视察|举办|召开))(?:{HAN}|[（）()、]){{1,20}}"
    r"(?:局|厅|委|办|政府|党组|党委|党支部|中心|公司|集团|银行|[法医学研]院|检察院|研究[所院]|委员会|[村居管]委会|协会|商会|工会|妇联|联合会|理事会"
    r"|[小研查作]组|专班|办公[室厅]|[督研秘科查]室|[处科]室|研究室|秘书[处科]|信息科|宣传部|组织部|统战部|指挥部|[总支大]队|中学|小学)"
)
# 县长 李远; 汇报人：王芳.
_PERSON = (
    r"\S{0,12}(?:长|书记|主任|主席|总理|委员|记者|作者|撰稿|通讯员|秘书|经理|教授)"
    rf"[：:\s]+(?:{HAN}|[·\s]){{2,7}}"
)
# 发文机关：县营商局: an entry about the text, not of it.
_ENTRY = (
    r"[（(]?(?:(?:发文|发布|制发|印发|编制|编发|编印|报送|填报|上报|起草|供稿|主办|承办)(?:机关|单位|机构|部门|处室|日期|时间)|(?:单位|部门)(?:名称)?"
    r"|(?:成文|公布|公开|施行|生效|签发|报告|汇报|讲话|发言|宣讲)(?:日期|时间)|(?:汇报|报告|发言|讲话|主讲|宣讲|撰稿|执笔|起草|拟稿|签发|填表|联系|审核)人?"
    r"|供稿|文号|发文字号|索引号|主题分类|主题词|公开方式|公开属性|有效性|密级|紧急程度|联系(?:方式|电话)|姓名|职务|日期)\s*[：:][^。；]{1,40}"
)
# ——2023年1月15日在……第一次会议上, （2024年1月5日县人大常委会第三次会议通过）.
_OCCASION = rf"[—–-]*\s*(?:[（(]?\s*{_DAY})\s*[^，。；]{{0,50}}(?:上|会议|大会|座谈会|通过|印发|发布|批准|公布|修订|整理)\s*[）)]?|[—–-]*\s*在[^，。；]{{4,50}}会议?上"
# A name that stands alone: characters apart, or three of which the first is a usual family name.
_FAMILY = "[王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]"
_NAME = (
    rf"{HAN}[ 　]+{HAN}|{HAN}(?:[ 　]+{HAN}){{2}}"
    rf"|[王李张刘陈杨赵吴徐孙郭罗宋郑谢韩唐冯董萧袁邓沈彭吕卢蒋蔡贾魏薛叶阎潘杜戴夏姜范姚谭廖邹熊陆郝孔崔邱秦侯邵孟]{HAN}{{1,2}}"
    rf"|{_OFFICE}\s+{_FAMILY}{HAN}{{1,3}}"
    rf"|{HAN}{{0,12}}(?:[省市县区镇乡州局院校会部厅]长|书记|主任|主席|总理){_FAMILY}{HAN}{{1,2}}"
)


@lru_cache(maxsize=8192)
def is_issuer(text: str) -> bool:
    """Whether a line names only who issued a text, its date or its number."""
    return len(text) <= _LONGEST and _issuer().fullmatch(text.strip()) is not None


@lru_cache(maxsize=8192)
def is_person(text: str) -> bool:
    """Whether a line names only somebody with their office."""
    return len(text) <= _LONGEST and _person().fullmatch(text.strip()) is not None


def is_imprint(text: str) -> bool:
    """Whether a line below a title says only who issued or spoke it, when, where, or in which number."""
    line = text.strip()
    if not line or len(line) > _LONGEST:
        return False
    return is_issuer(line) or is_person(line) or _imprint().fullmatch(line) is not None


def is_office(text: str) -> bool:
    """Whether a line is the name of an office and nothing else: it may head what that office reports."""
    line = text.strip()
    return is_issuer(line) and not any(sign.isdigit() or sign in "〇○" for sign in line)


@cache
def _issuer() -> re.Pattern[str]:
    return re.compile(rf"(?:{_OFFICE})?(?:\s*{_DAY})?(?:\s*{_ISSUE})*")


@cache
def _person() -> re.Pattern[str]:
    return re.compile(_PERSON)


@cache
def _imprint() -> re.Pattern[str]:
    return re.compile(rf"{_ENTRY}|{_OCCASION}|{_NAME}")
