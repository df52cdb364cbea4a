"""Phrases that show what a sentence does: report a result, set a task, greet, appeal, lead over to what follows.

Every name is a compiled pattern without its underscore: ``cues.RESULT``. Patterns hold only words any report, plan or notice may use, and no names. Where it can be had, every alternative
begins with a character of its own: the search then skips to those, which is five times as fast.
"""

from __future__ import annotations

import re
from typing import Final

# What a report reports: something reached, built, opened, grown, won.
_RESULT: Final = (
    "达到|达成|建成|完成|实现|增长|增加|增幅|增速|提高|提升至|提升到|提升[0-9]|新增|新建|改造|投产|投用|投入使用|投入运营|竣工|开工|通车|"
    "通航|上线|落地|落户|签约|引进|到位|获批|获评|荣获|获得|入选|命名|授予|首次|首个|首家|首批|首条|率先|创历史|创下|历史性|突破|"
    "跃升|跃居|位居|位列|居全国|居全省|居全市|稳居|排名|超过|超额|高于|好于|优于|下降|减少|降低|压减|压缩|清零|脱贫|惠及|覆盖|"
    "保持|累计|总量|产值|收窄|扭转|解决|查处|整改|破获|召开|举行|举办|印发|出台|发布|通过|成立|启动|揭牌|表彰"
)
# What a plan lays down.
_TASK: Final = (
    "力争|确保|计划|将于|将建|将实施|拟|新改建|推动实施|谋划实施|加快推进|加快建设|重点抓好|重点推进|着力|全面推行|开展|落实|"
    "完善|健全|加强|强化|深化|优化|支持|鼓励|严格|务必|不得|应当|限期|自查|上报|报送|于[0-9]+月"
)
# The sentences a summary of a report or plan can least do without.
# (Every alternative begins with a character of its own: the search then skips to those.)
_AIMS: Final = "|".join(
    f"{kind}{aim}(?:任务)?(?:就?是|为|[:：])"
    for kind in ("预期", "主要", "奋斗", "总体", "发展", "工作")
    for aim in ("目标", "任务")
)
_STATEMENTS: Final = "|".join(
    f"{who}(?:决定|强调|指出|要求|通过|明确|提出)"
    for who in ("会议", "文章", "报告", "通知", "意见")
)
_COUNTED: Final = "|".join(
    f"{how}(?:抓好|做好|把握)(?:以下|如下|好)?.{{1,3}}(?:个|项|点|方面)"
    for how in ("重点", "着力", "突出")
)
_GOAL: Final = (
    f"{_AIMS}|{_STATEMENTS}|{_COUNTED}|目标任务(?:就?是|为|[:：])|决定如下|判决如下|"
    "结果(?:显示|表明)|研究(?:显示|表明)|数据(?:显示|表明)|综上"
)
# A heading under which goals are listed.
_GOAL_HEADING: Final = "(?:预期|主要|奋斗|发展|总体|工作)目标|(?:主要|约束性|预期性)指标"
# Where a text says in one sentence what all of it is for.
_PURPOSE: Final = "(?:总体要求|总体思路|总要求|总的要求|基本原则)(?:就?是|为|[:：])"
# How it went on the whole, said once for everything.
# (取得, 实现, 完成, 迈出, 交出, 开创, first characters first; and what only 完成 and 实现 are said of.)
_VERDICT: Final = (
    "[取实完迈交开](?:(?<=取)得|(?<=实)现|(?<=完)成|(?<=迈)出|(?<=交)出|(?<=开)创)(?:"
    "[^，。；]{0,24}(?:成就|成绩单|答卷|新局面|开门红|圆满收官|良好开局|决定性胜利|坚实步伐|全年[^，。；]{0,12}目标|目标任务)|"
    "(?<=[成现])了?(?:全年|年度)?[^，。；]{0,14}(?:主要)?(?:预期目标|各项任务))"
)
# What is admitted to be wanting, said once for everything.
_ADMITTED: Final = "|".join(
    [
        f"{how}(?:地)?(?:认识|看到|意识)[^。]{{0,40}}(?:困难|问题|矛盾|不足|挑战|差距)"
        for how in ("清醒", "充分")
    ]
    + [
        f"{still}(?:然)?(?:存在|面临|有)(?:着)?(?:不少|许多|一些|诸多)[^，。；]{{0,12}}(?:困难|问题|矛盾|不足|挑战|差距)"
        for still in ("还", "仍", "依然")
    ]
)
_ADMITTING: Final = _ADMITTED
# Under which ideas and instructions the work stands: formulae that every report repeats.
_GUIDING: Final = (
    "为指导|为遵循|为引领|为统领|为根本遵循|全面贯彻|深入贯彻|认真贯彻|贯彻落实(?:党的|习近平|中央|党中央|好?省委|全会)|深入学习|高举[^，。]{0,16}旗帜|"
    "五位一体|四个全面|两个确立|两个维护|四个意识|四个自信|工作总基调|新发展阶段|新发展理念|新发展格局|忠实践行|坚强领导下|"
    "重要讲话|重要指示|总书记(?:强调|指出|要求)|指明了?[^，。]{0,4}方向|根本遵循|念兹在兹|亲自(?:擘画|指挥|部署)|寄予厚望|总揽全局|自觉行动|捍卫"
)
_WORK_NAMED: Final = "(?:项目|工程|行动|基地|计划|平台|试点|政策|方案|条例|规划)"
# What a bullet can name: projects, places built, instruments.
_NAMED: Final = f"”{_WORK_NAMED}|》{_WORK_NAMED}|项目|工程|园区|基地|高铁|高速公路|机场|水库|电站|实验室|示范区|开发区"
# Fine words that name nothing.
_SLOGAN: Final = (
    "高举|伟大旗帜|伟大复兴|坚强领导|正确领导|亲切关怀|殷殷嘱托|牢记嘱托|感恩奋进|砥砺|踔厉|奋发|勇毅前行|不忘初心|凝心聚力|勠力同心|"
    "戮力同心|攻坚克难|风雨兼程|乘风破浪|乘势而上|扬帆|启航|奋楫|昂扬|豪情|壮丽|辉煌|璀璨|谱写|书写|绘就|篇章|新画卷|使命担当|"
    "不负|时不我待|只争朝夕|久久为功|团结奋斗|苦干实干|真抓实干|埋头苦干|接续奋斗|携手|同心同德|众志成城|滚石上山|爬坡过坎|"
    "深刻领悟|两个确立|两个维护|四个意识|四个自信|政治判断力|始终保持|旗帜鲜明|为指导|科学指引|"
    "历史性机遇|伟大征程|新征程上|不平凡|极不容易|来之不易|艰苦卓绝|令人鼓舞|催人奋进|倍感振奋|信心百倍"
)
# Sayings and comparisons that say how much something matters, not what was done.
_RHETORIC: Final = "旺，则|兴，则|强，则|稳，则|好，则|活，则|根本大计|制胜法宝|金钥匙|指南针|生命线|头等大事|事关|重中之重|立[国身]之|之本|之基|之要[，。]|基石|关键所在"
# What every meeting does before it decides anything, and who was there.
_PROCEDURE: Final = (
    "听取了|审议了|学习了|传达了|研究了|还研究|出席会议|列席会议|列席了|主持召开|参加会议|汇报。"
)
# Said to the audience, not about the matter.
_ADDRESS: Final = (
    "各位(?:代表|委员|领导|来宾|同事|同志|嘉宾|朋友)|同志们|朋友们|女士们|先生们|请予审议|请审议|请各位|提出意见|报告完毕|谢谢大家|"
    "表示(?:衷心|诚挚|崇高|热烈|深切|亲切|最)[^，。]{0,8}(?:感谢|敬意|祝贺|慰问|问候)|致以|我代表|受[^，。]{2,12}委托|让我们"
)
_APPEAL: Final = "让我们|不懈奋斗|努力奋斗|而奋斗|共同(?:奋斗|努力|创造|谱写)|[！!][”’」』）)]*\\Z"
_GREETING: Final = (
    r"(?:尊敬的|亲爱的)?(?:各位[^，。；]{0,10}|同志们|朋友们|女士们|先生们|大家好|你们好|谢谢[^，。；]{0,6})[、，\s]*"
    r"(?:同志们|朋友们|女士们|先生们)?[：:！!。，,]*\Z"
)
# Openings that set a scene before anything is said.
_SCENE: Final = (
    r"(?:面对|回顾|展望|回首|回眸|站在|纵观|放眼|当前|同时，我们也|我们(?:也)?(?:清醒|深知|坚信|相信)|岁月|时光|征程|奋进|"
    r"[^。；]{2,24}是[^。；]{0,60}(?:之年|一年|五年|时期|关键期|攻坚期|窗口期)[，。！]|[^，。]{0,10}(?:极|很)?不平凡|"
    r"过去(?:的?)?[一五][^，。]{0,8}[，。]?我们是?[在经]|[^，。]{0,12}来之不易|事实(?:充分)?证明|实践(?:充分)?证明|(?:这些|这一)?成绩)"
)
# Why a text is laid down, said of the text itself.
_LAYING_DOWN: Final = r"(?:制定|提出|作出|形成|印发)(?:了?本|以下|如下|该)(?:方案|意见|办法|细则|规定|通知|计划|规划|报告|措施|决定|制度|条例|安排|要点)[。：；]?\Z"
# Openings that lean on the sentence before.
_LEANING: Final = (
    r"(?:这(?!种植|批|届)|其[中间](?!标|选)|同[日天][，上下]|届时|我(?![国省市县区州盟旗镇乡村校院局军党行厂司会社馆站队们街])|在此(?:基础上|期间)|又|还|也|并将|才|就(?!业|地|近|医)|那(?!曲)|其(?!余)|该(?!省|市|县|项目)|此(?:外|举|次|前|时)|对此|为此|因此|所以|但是?|然而|不过|同时|"
    r"另外|与此同时|据此|由此|从而|于是|而且|并且|并(?!购|网)|他们?(?!山)|她们?|它们?|上述|以上|如下|接着|然后|尤其是|特别是)"
)
# The sentence only announces what follows it.
_ANNOUNCING: Final = (
    r"(?:[：:]|(?:做好|抓好|把握|处理好|开展|实施|坚持)(?:以下|如下|好)?[一二三四五六七八九十两几0-9]{1,3}个?(?:方面|项|点|大)[^，。]{0,6}。?"
    r"|如下[。：]?|以下[^，。]{0,12}(?:方面|要求|安排|意见|问题)[。：]?)\Z"
)
# A byline, a credit, a date line, a reference; the entries at the head of minutes: when, where, who.
_BYLINE: Final = (
    r"(?:(?:本报|本网|新华社|中新社|本版|特约)?(?:通讯员|记者|责任编辑|编辑|撰稿|摄影|摄|图|文|来源|作者|审核|校对|版式|设计)[:：/／\s]"
    r"|（?(?:记者|通讯员|编辑)[^，。]{2,20}）?[。]?\Z"
    r"|[—-]{1,2}(?:20|19)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日"
    r"|(?:会议)?(?:时间|地点|主持(?:人|会议)?|(?:出|列|缺)席(?:人员|领导|单位)?|参(?:加|会)(?:人员|领导|单位)?|请假(?:人员)?|记录(?:人|员)?)[:：]"
    r"|[（(](?:20|19)[0-9]{2}年第?[0-9]{1,3}[次期号][）)]\Z)"
)


def __getattr__(name: str) -> re.Pattern[str]:
    """``RESULT``, ``TASK`` and the others above, compiled when one is first asked for: only one engine needs them all, and
    compiling them costs more than ranking a short text."""
    wording = globals().get(f"_{name}") if name.isupper() else None
    if not isinstance(wording, str):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = re.compile(wording)
    return found
