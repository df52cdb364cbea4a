"""What a kind of briefing makes of a stretch by where it stands: lists behind a lead-in, headings, 同日, forms."""

from __future__ import annotations

from briefing.minutes import meeting_fields
from briefing.session import Session
from model.briefing import Briefing
from model.document import Document
from readers import read_bytes
from summarizer.ranking import rank

MINUTES = """镇政府常务会议纪要

2024年3月15日上午，镇长周平在机关三楼会议室主持召开镇政府第42次常务会议，研究春季农业生产等工作。
一、关于春季农业生产工作
会议要求，镇农业办要在4月10日前完成农资储备，到位率达到98%以上；镇财政所要在3月底前将补贴426万元拨付到户。
二、关于小区改造方案
会议决定：
1.将明珠花园等30个小区列入改造计划，总投资1.86亿元；
2.改造工程11月底前完工，惠及居民5120户；
3.居民出资比例不低于改造费用的5%。
全镇现有老旧小区86个，居民2.3万户。

主持：周平
出席：李强  王燕  陈栋
"""
RECORD = """会议名称：全县防汛工作调度会
会议时间：2024年6月5日15:00
会议地点：县应急指挥中心
主 持 人：王海燕（副县长）
参会人员：县水利局、县气象局、各乡镇分管负责人
会议内容：
县水利局汇报备汛情况，全县142座水库已完成汛前检查，发现隐患57处。
会议议定事项：
1. 6月15日前完成剩余6处隐患整改。
2. 各乡镇组建50人的抢险队伍，开展一次转移避险演练。
3. 县财政局追加防汛资金300万元。
"""
SUMMARY = """全局工作总结

一、工作成效
全年检查企业8643家次，立案查处156件，罚没款287.3万元。
二、存在的主要问题
全局在编执法人员68人，人均监管经营主体超过700户，乡镇所平均年龄48岁。
三、解决问题的做法
投入420万元建设监管平台，问题整改率达到98%。
"""
DAYS = """2024年7月工作动态

7月16日，县应急局组织开展尾矿库防汛演练，参演人员160余人。同日，县消防大队在商场开展疏散演练。
7月25日，白沙乡举办安全生产培训班，96名干部参训。
培训班上，县里向各村发放宣传资料1200份。
当日下午，县安委办约谈了3家企业。
"""


def document(text: str, name: str = "材料.txt") -> Document:
    return read_bytes(text.encode(), name)


def drafted(text: str, template: str) -> Briefing:
    source = document(text)
    session = Session(template)
    session.add_documents([source])
    session.set_ranking(rank([source]), session.generation)
    session.redraft(2000)
    return session.briefing


def home_of(briefing: Briefing, words: str) -> str:
    (found,) = [s.heading for s in briefing.sections for item in s.items if words in item.text]
    return found


def test_what_stands_in_a_list_behind_the_decision_was_decided() -> None:
    briefing = drafted(MINUTES, "会议简报")
    for words in ("1.86亿元", "5120户", "不低于", "426万元"):
        assert home_of(briefing, words) == "议定事项"
    assert home_of(briefing, "老旧小区86个") == "会议内容"
    record = drafted(RECORD, "会议简报")
    for words in ("6处隐患", "50人", "300万元"):
        assert home_of(record, words) == "议定事项"
    assert home_of(record, "142座") == "会议内容"


def test_what_somebody_said_is_no_opening_of_a_meeting() -> None:
    speech = (
        "在全县营商环境大会上的讲话\n\n去年，我们召开政企恳谈会12次，解决企业诉求386件。\n"
        "3月底前，拖欠的1830万元奖补资金必须全部拨付到位。\n"
    )
    briefing = drafted(speech, "会议简报")
    assert [section.heading for section in briefing.sections] == ["讲话要点"]


def test_the_masthead_of_a_meeting_is_filled_from_its_minutes() -> None:
    assert meeting_fields([document(MINUTES)]) == {
        "会议名称": "镇政府第42次常务会议",
        "会议时间": "2024年3月15日上午",
        "会议地点": "机关三楼会议室",
        "主持人": "周平",
        "参会人员": "李强、王燕、陈栋",
    }
    assert meeting_fields([document(SUMMARY), document(RECORD)]) == {
        "会议名称": "全县防汛工作调度会",
        "会议时间": "2024年6月5日15:00",
        "会议地点": "县应急指挥中心",
        "主持人": "王海燕（副县长）",
        "参会人员": "县水利局、县气象局、各乡镇分管负责人",
    }
    assert meeting_fields([document(SUMMARY)]) == {}
    assert drafted(RECORD, "会议简报").field("会议地点") == "县应急指挥中心"
    session = Session("会议简报", {"会议地点": ""})
    session.add_documents([document(RECORD)])
    session.set_ranking(rank(session.documents), session.generation)
    session.redraft(500)
    assert session.briefing.field("会议地点") == "", "a field that a person emptied stays empty"
    assert "会议地点" not in dict(drafted(RECORD, "简报").fields)


def test_under_a_heading_of_shortfalls_everything_is_one() -> None:
    briefing = drafted(SUMMARY, "信息专报")
    assert home_of(briefing, "人均监管") == "存在问题"
    assert home_of(briefing, "8643") == "基本情况"
    assert home_of(briefing, "420万元") == "基本情况"


def test_the_same_day_is_that_of_the_sentence_before() -> None:
    briefing = drafted(DAYS, "大事记")
    items = [(item.headline, item.text) for section in briefing.sections for item in section.items]
    assert items == [
        ("7月16日", "县应急局组织开展尾矿库防汛演练，参演人员160余人。"),
        ("同日", "县消防大队在商场开展疏散演练。"),
        ("7月25日", "白沙乡举办安全生产培训班，96名干部参训。"),
        ("同日", "县安委办约谈了3家企业。"),
    ]
    for item in briefing.items():
        assert not item.edited
        assert item.text.startswith(item.sources[0].quote[:6])


def test_days_of_an_unknown_year_come_last_and_say_so() -> None:
    session = Session("大事记")
    session.add_documents(
        [
            document("2月22日，首批项目集中开工。\n", "甲.txt"),
            document("2023年11月5日，县公安局接到群众报案。\n", "乙.txt"),
        ]
    )
    session.set_ranking(rank(session.documents), session.generation)
    session.redraft(500)
    briefing = session.briefing
    assert [(s.heading, [item.headline for item in s.items]) for s in briefing.sections] == [
        ("2023年", ["11月5日"]),
        ("未注明年份", ["2月22日"]),
    ]
    (alone,) = drafted("2月22日，首批项目集中开工。\n", "大事记").sections
    assert alone.heading == ""


def test_the_hour_of_a_day_stays_with_what_happened() -> None:
    day = (
        "2024年值班日报\n\n7月11日23时40分，青溪镇发生山体滑坡，紧急转移群众36户128人。\n"
        "7月12日上午9时，县道抢通，投入机械12台。\n"
    )
    briefing = drafted(day, "大事记")
    items = [(item.headline, item.text[:8]) for item in briefing.items()]
    assert items == [("7月11日", "23时40分，青"), ("7月12日", "上午9时，县道抢")]
    digest = drafted(day, "要点摘编")
    assert not [item for item in digest.items() if "时" in item.headline]


def test_under_a_heading_of_plans_what_is_ordered_is_one() -> None:
    text = (
        "重点项目情况通报\n\n一、总体情况\n全市开工项目214个，完成投资98.6亿元。\n"
        "二、下一步要求\n对连续两个月排名后两位的县（区），由市政府分管领导进行约谈。\n"
    )
    assert home_of(drafted(text, "信息专报"), "约谈") == "下一步打算"


def test_what_is_done_about_problems_is_none() -> None:
    text = (
        "关于解决饮水工程资金的请示\n\n全县集中供水工程312处，供水人口28.6万人。\n县级配套资金1960万元尚未落实。\n"
        "为解决上述问题，我局编制了方案，改造管网186公里，总投资4860万元。\n"
    )
    briefing = drafted(text, "信息专报")
    assert home_of(briefing, "尚未落实") == "存在问题"
    assert home_of(briefing, "186公里") != "存在问题"
