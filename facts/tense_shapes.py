"""What tells the past from the plan where words alone do not: patterns of sentences and of headings.

Weights are those of :mod:`facts.tense_signs`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


def _words(row: str) -> tuple[str, ...]:
    return tuple(row.split())


@dataclass(frozen=True, slots=True)
class Shape:
    """One row that words alone do not catch. ``gate`` are characters without any of which it cannot be found, ``words``
    the words; with neither it is always looked for. Patterns that begin with one set of characters and look back at
    what stands before it pass over all other places at once."""

    name: str
    weight: float
    gate: str
    pattern: re.Pattern[str]
    why: str
    words: tuple[str, ...] = ()


# A year that is at stake: 2025年是…之年, the occasion of the report.
OCCASION: Final = re.compile(
    "(?:年|时期|期间)，?是[^。；]{0,80}(?:之年|五年|一年|五年|时期|关键期|攻坚期|元年|节点|阶段|起点|开端|机遇期)|意义(?:十分|非常)?(?:重大|深远)|[极很]不(?:寻常|平凡)(?!的)"
)
# X 是 Y: a statement for all times, if nothing in it is dated or measured.
COPULA: Final = re.compile(
    "\\A[^，。；“”]{1,24}(?<![但可只凡总还一二三四五六七八九十就都也更仅])是(?!否|要|在|由)[^，。；]{2,}|无小事|为本(?=[，。；]|\\Z)|\\A[^，。；0-9]{2,12}就是[^，。；0-9]{2,14}[，。！]|关键[要在是]|关乎|事关|贵在|难在|重在|在于|永远在|不在[^，。；]{1,10}，而?更?在|(?:既|不仅仅?|不但|不只)是[^。；]{2,40}，[而]?[也又更]?[且]?[也更又]?是|\\A[^，。；]{2,20}作为[^，。；]{2,30}，(?:既|更|也)?是|更重要|\\A只要"
)

# … also where somebody is quoted saying so.
SAID_SO: Final = re.compile(
    "\\A[^，。；：]{2,24}(?:强调|指出|认为|表示|说)[，：]“?[^。；“”]{2,60}(?<![但可只凡总还一二三四五六七八九十就都也更仅])是(?!否|要|在|由)[^，。；]{2,}|"
    "\\A[^。；]{2,40}?(?<![但可只凡总还])是[^。；]{2,40}(?:途径|举措|保障|基础|关键|要求|前提|抓手|根本|核心|灵魂|命脉|支撑|职责|使命|大计|生命线|之[基本源要策]|大事|要事|难事|问题|主题)[。；]"
)
# What a text or a meeting is for, and what comes next in it: the frame, not the matter.
META: Final = re.compile(
    "(?:会议|大会|座谈会|推进会|报告|讲话|本文|通知)的?(?:主要|中心)?(?:任务|目的|议题|内容|议程)(?:就?是|有|共有|，)|主要任务就是|本文(?:旨在|从|对|拟|将)|"
    "\\A(?:下面|接下来|现在|最后|借此机会|在此)，?[^。；]{0,24}(?:讲|谈|提|说|汇报|报告|感谢|发言|宣布)|(?:讲|谈|提出?|作|强调)(?:以下|如下)?[一二三四五六七八九几][点个条](?!以上)|"
    "现[将就][^。；]{0,40}(?:如下|报告|汇报|通报|公开|公布|公告|公示|印发|通知|说明)|"
    "(?:提出|制定|制订)(?:如下|以下|本)[^，。；]{0,8}(?:意见|方案|措施|建议|办法|规程|规则|计划)|齐聚一堂|"
    "我[^，。；]{0,16}向(?:大会|各位|大家)[^，。；]{0,10}(?:报告|汇报|作)|(?:非常|深感|十分)荣幸|(?:共|一共)分为?[^，。；]{1,4}(?:部分|章|节)|第[一二三四五六]部分(?:是|为|主要)"
)
# What comes next was announced here: …并部署了今年重点任务。
ANNOUNCED: Final = re.compile(
    "(?:明确|部署|安排|谋划|布置|提出)[^，。；]{0,24}(?:任务|工作|要求|目标|安排|打算|思路|措施)[。：:]?\\Z|(?:要求|任务|措施|安排|重点|目标)(?:是|有|如下|为)?[：:]\\Z"
)
ANNOUNCED_ENDS: Final = (
    ":",
    "：",
    *(
        word + mark
        for word in _words("任务 工作 要求 目标 安排 打算 思路 措施")
        for mark in ("", "。")
    ),
)
# The aim is named, whatever follows: 总体思路是…, 五项重点目标为….
NAMED_AIM: Final = re.compile(
    "[总工基发指目任重](?<!会议的.)(?<!会议的主要.)"
    "(?:(?<=总)(?:体思路|体要求|的要求)|(?<=[工基发])(?:(?<=工)作|(?<=基)本|(?<=发)展)思路|(?<=指)导思想|(?:(?<=目)标|(?<=任)务|(?<=重)点)(?!完成|责任|落实|艰巨))"
    "[^，。；：]{0,8}(?:是|为(?!契机|抓手|导向|引领|重点|中心|目标|主线|核心|牵引|依托|载体|统领|根本|准|突破)|：)"
)
# Who takes a meeting or comes to it, is told afterwards.
PRESIDED: Final = re.compile(
    "主持(?!人|词|制|下|工作|日常|市|县|区|省|全)|出席(?!率|人)|列席(?!人)"
)
ENTERED: Final = re.compile("进入[^，。；]{0,16}(?:阶段|关键期|时期|轨道|快车道|行列)")
# What somebody says: no act, if nothing in it is dated or measured.
SAID: Final = re.compile(
    "\\A[^，。；：]{2,40}(?:表示|指出|认为|强调|相信)[，：]|\\A[他她]们?(?:还|也|又)?(?:表示|指出|认为)"
)
# What happened to somebody, by somebody else's hand.
PASSIVE: Final = re.compile(
    "被(?![告动子诉执上征巡保监害单申褥])|遭(?=[^，。；]{1,8})|予以(?=[^，。；]{2,4}了)"
)
MAYBE: Final = re.compile(
    "(?<!尽)可能(?![少多快早])(?!会?[^，。；]{0,4}的)|(?:如果|假如|倘若|只有|不)[^，。；]{2,40}，[^，。；]{0,24}(?:就|才)(?:能|会|有|难|可|是|不)|\\A愿(?=每|我们|大家|你|老|新|各|所有|天下)"
)
# 时光荏苒，岁序更新: two halves alike, no figure: a saying, if no sign tells otherwise.
MOTTO: Final = re.compile("\\A[“「]?[^，。；0-9、：“”]{2,8}，[^，。；0-9、：]{3,9}[。！][”」]?\\Z")
SOME: Final = re.compile("\\A(?:但是?，?|同时，|不过，)?(?:个别|有的|有些|少数)(?!民族)")
BARE: Final = re.compile("\\A\\W*\\Z")
# So many still have it not.
LACKING: Final = re.compile(
    "存在(?:着)?(?!的[^，。；：]{0,4}(?:问题|不足)(?![是有：，。；]))[^，。；]{0,12}(?:问题|情绪|现象|不足|差距|隐患|风险|短板|困难)|"
    "(?:还|仍|尚)有[^，。；]{0,16}(?:没|未|不)|只有[^，。；]{0,6}[0-9]|仅[有占为剩]?[0-9.]{1,6}(?:[%％]|[人名个家台])|无人(?:[会管问]|值守|过问|看)"
)

LOCATED: Final = re.compile(
    "(?:位于|地处|坐落)(?![^，。；]{1,12}的)|下辖|(?<![管直])辖[0-9一二两三四五六七八九十]|有[0-9]+(?:口人|人口)|(?:国土|总|占地|行政区域)面积[为约]?[0-9]"
)
LABEL: Final = re.compile(
    "\\A(?:[^，。；：]{0,6}(?:电话|邮箱|地址|联系人|网址)|缺席|请假|记录|记录人|主持人|地点|时间|责编|审核|签发|来源|报送|发送)[：:]"
)
# What comes of those who do not: 拒不整改的，予以通报.
PENALTY: Final = re.compile(
    "(?:不力|不到位|拒不|逾期|违反|造成|情节|发现)[^，。；]{0,16}的[^，。；]{0,6}，[^，。；]{0,5}(?:予以|给予|由|依[法规纪]|扣[发减]|追究|取消|提请|约谈|通报|按|一律|纳入)"
)

# A forecast is a plan; 预计增长3% in a review is a figure that is not final yet.
FORECAST: Final = re.compile(
    "预计[^。；]{0,20}(?:[可将能]|具备|完工|投产|竣工|建成|通车|交付|达产|动工|开工|投用|启用|今[天晚夜]|明|未来|下[周月半]|后[天期]|本[周月]|[0-9]{1,2}[日时])"
)
# A salutation, a date line or a signature says nothing.
DATE_LINE: Final = re.compile(
    "[（(](?:记者|通讯员|本报)[^，。；]{0,24}[）)]\\Z|(?:各|尊敬|亲爱)[^。；]{0,60}[：:]\\Z|"
    "(?:附?注|备注|说明|资料来源|数据来源)[0-9]?[：:]|"
    "[—\\-（(\\s]*(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:在[^，。；]{2,40}上)?[）)\\s]*\\Z"
)
# 将 before what will be done; in 将…转化为 and the like, and at the head of a clause without a subject, it only brings
# the object forward.
WILL: Final = re.compile(
    "(?:(?<=[^，；：、])|(?=将(?:[于在会对以为按全大进持不着统推加实开建举从把结重切坚深严积依组采通迎是有再陆分逐围聚立])))将(?![军士领帅才其该此])(?![^，。；把]{1,24}?(?:纳入|作为|转化|变为|变成|列入|列为|贯穿|融入|打造成|分解|下放|推向|引向|报送|移交|放在|摆在|升级为|上升为|转为|提请|移送|相结合|结合起来|点缀|装扮|装饰|映照|照亮|下调|上调|调整为|定为|设为|视为|得格外|得十分|得分外|写入|送到|送达|交由|带到|控制在|落到|落实到|压实到|延伸到))"
)
SURELY: Final = re.compile("将(?:会|于|持续|在(?!线)|再|陆续|继续|正式|进一步|分批|从明年|从下)")
ASSIGNED: Final = re.compile(
    "由[^，。；由]{2,16}(?:负责(?!的)|牵头(?!的)|会同|根据[^，。；]{2,16}(?:修改|制定|研究|办理|组织)|研究(?:制定|提出)|授予|统一|按程序)"
)
REGULAR: Final = re.compile(
    "每(?:[两半]?周|[半两]?[个]?月|[个]?季度|半年|学期|[半两]年|班次)(?![^，。；]{0,6}(?:平均|新增|增加|减少|收入|产))"
)
ADVICE: Final = re.compile("\\A[\\s（(]*(?:[一二三四五六七八九十]是)?建议|[，；]建议")
MUST: Final = re.compile(
    r"[要须还仍需上一请应](?:"
    r"(?<=要)(?<![主重需首必只简摘纪纲概紧次扼险机索之么].)(?!(?<=还要)[大小多少高低难快慢])(?![求素点闻件么领义塞害道务是事旨案等花])"
    r"|(?<=须)(?![知眉发臾要弥])|(?<=[还仍])需|(?<=需)(?:在|于|提前|携带|持|经|按|将|及时|由)|(?<!以.)(?<=上)报(?!告)|(?<=一)律(?!平等)"
    r"|(?<=请)(?<![^，；]请)(?![示假教辞战愿缨调])|(?<=应)(?:该|[于在当将按由向须尽]|及时|立即|严格|如实|尽快|自觉|主动(?!权)))"
)
CHARGED: Final = re.compile("(?<!由)负责(?![人任的制])")
EARLIER: Final = re.compile("(?<![0-9一二三四五六七八九十])日前(?!完成)")
ALREADY: Final = re.compile("已(?<![不对将把凡].)(?![知婚故往])")
GOT: Final = re.compile("争取到(?![0-9])")
PLANNED: Final = re.compile(
    "[计拟建投达完准](?:(?<=计)划(?:(?<![^，；：].划)(?![的书内外单完指任数草执目总、，。])|(?<![年动度项个的发家初].划)(?=[0-9于在新到用建实总投开引再今明下年完]|安排|举办|召开|组织|启动|对))|"
    "(?<=拟)(?<![模虚草比].)(?![合态人稿声真好订])|"
    "(?:(?<=建)成|(?<=投)[产用运]|(?<=达)产|(?<=完)工)后，?[^，。；]{0,8}(?:可[^，。]|将|能|预计|年(?:产|增|均|减|可))|(?<=准)备(?=[于在与和同跟把将再新开建扩引办用给为让请到]|举办|启动|申报))"
)
STRIVING: Final = re.compile("，争取(?!到(?![0-9]))|争取到(?=[0-9])")
DONE: Final = re.compile("(?<![为除不明])了(?!解|如指|然)")
# A goal is set with some room, a result is exact. (500千伏以上线路 is a name.)
ROOM: Final = re.compile(
    "[0-9％%][^，。；0-9]{0,6}(?:左右|以上|以内|以下|不低于)(?=[，。；、）]|\\Z)|不低于|不少于|不超过"
)
CHANGED: Final = re.compile(
    "[增下减提降上压缩扩涨由](?:"
    "(?:(?<=增)[长加产]|(?<=下)降|(?<=减)少|(?<=提)[高升]|(?<=降)低|(?<=上)[升涨]|(?<=压)减|(?<=缩)短|(?<=扩)大)(?:了|约|近)?[0-9]|"
    "(?<=由)[^，。；]{0,12}[0-9][^，。；]{0,14}[到至为][^，。；]{0,8}[0-9])"
)
FIGURE: Final = re.compile("[0-9](?!0?[0-9]{0,3}年)")
# Three digits and more that tell something: 1142人, 37.25万元; no year.
PRECISE: Final = re.compile(
    "[0-9](?<![0-9.〔\\[].)(?!(?:(?<=1)9|(?<=2)0)[0-9]{2}(?:年|[—\\-~～至/.]))"
    "(?:(?<=[1-9])(?:[0-9]+[1-9]|[0-9]+\\.[0-9]*[1-9])|\\.[0-9]+[1-9])(?![0-9.]|号)"
)
# 持续加强 with nothing behind it is how things go, 持续加强监管 what to do.
GOING: Final = re.compile(
    "(?:持续|不断|日益|逐步|稳步|进一步|更加|显著|明显|总体|大幅|有序|加快|深入|全面)(?<=[^，。；]..)"
    "(?:推进|加强|深化|优化|完善|提升|改善|提高|增强|巩固|扩大|拓展|健全|恢复|增长|发展|释放|显现|回升)(?=[，。；]|\\Z)"
)
# A deadline is set for what is to be done: 12月15日前, 4月底前.
BEFORE: Final = re.compile(
    "[0-9一二三四五六七八九十](?:日|月底?|月[上中下]旬)(?:之)?前(?![后期])|"
    "[0-9一二三四五六七八九十](?:个(?:工作日|月)|日|天|小时|分钟)内|[0-9]日起(?![来草步源诉因义初])|"
    "(?:年底|月底|月末|季末|季度末|开学|放假|入冬|入汛|汛期|春节|国庆|元旦|五一|中秋|端午|两会|高峰|周末|下班)(?:到来|来临)?之?前(?![后期夕往来])"
)
MONTHS: Final = re.compile(
    "(?:[0-9]{1,2}月?(?:[—－\\-–~～至到]{1,2}|份?以来)[0-9]{0,2}月份?|前[一二三][个]?季度|前[0-9一二三四五六七八九十]{1,2}个?月|[0-9]{1,2}月末)"
)

# 就下一步工作作出安排: named, not told.
NEXT: Final = re.compile("(?<=[就对及和、了])下一?(?:步|阶段)[^，。；]{0,10}")
# Against what a plan is measured: 不低于去年, 相当于上年的两倍.
MEASURED: Final = re.compile("(?:不?[低高多少]于|不少于|不超过|相当于|保持)(?:去年|上年|往年|同期)")
# News and minutes open with the day or the scene of what took place; a span or a deadline is set for what will.
SCENE: Final = re.compile(
    "\\A(?:(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日(?![—－\\-–~～至到前起])(?:[上下]午)?|[会席]上|会后|同日|当日|当天|当晚|活动中|活动现场|[^，。；]{0,6}仪式上|期间)[^，。；]{0,6}，"
)
# … and what somebody did on a day.
ON_DAY: Final = re.compile(
    "(?<![拟定于])[0-9]{1,2}月[0-9]{1,2}日(?:[上下]午|凌晨|晚)|(?<![0-9月至到起于－—\\-])[0-9]{1,2}日(?:上午|下午|晚|凌晨)?(?:宣布|报道|[在对同与从向就])(?![即当])"
)
# What a heading says of all that stands under it.
TITLE_PAST: Final = re.compile(
    "回顾|回眸|回望|总结(?!讲话|大会|会议|表彰|暨)|成效|成就|成果|成绩|进展|(?:完成|落实|开展|执行|进行|推进|运行)情况|做法|亮点|业绩|年来|过去|取得|以来|基本情况|大事记|现状|过程\\Z|基础\\Z|发展历程|情况\\Z"
)
TITLE_PLAN: Final = re.compile(
    "安排|部署|任务|目标|计划|打算|思路|下一?步|工作要求|重点工作|工作重点|重点\\Z|下半年|分工|方案|工作要点|今后|未来|展望|明年|规划(?=\\Z|目标|纲要|展望|建议|思路|[（(与和])|举措|组织保障|保障措施|组织领导|有关要求|工作措施|建议|启航|的通知|实施意见"
)
TITLE_SETTLED: Final = re.compile("(?:完成|落实|执行|进展|推进|实施)情况")
# What an order may open with, too: 推动…取得新进展.
TITLE_HOPED: Final = re.compile("取得|进展|成效|成果|成绩|成就")
# A part before the one on what comes next is about what was done, whatever it is called.
TITLE_NEXT: Final = re.compile("下一?步|下一?阶段|打算|明年|来年|下半年|今后|未来")
# Texts that lay down what is to be done, and texts that tell what took place, by their titles and first words.
TITLE_RULES: Final = re.compile("倡议|预案|须知")
# Laws, rules and rulings: what must be, whatever the year.
TITLE_NORMS: Final = re.compile(
    "(?:条例|规程|守则|章程|办法|细则|公约|制度|规则|规定|(?:判决|裁定|调解|决定)书)(?:[（(][^）)]{1,12}[）)])?\\Z"
)
PARTIES: Final = re.compile(
    "原告|被告|上诉人|申请执行人|被执行人|公诉机关|本院|第三人|诉讼请求|审理终结"
)
NEWS: Final = re.compile(
    "述职|综述|纪实|侧记|巡礼|年报|月报|捷报|喜报|本报讯|本网讯|本台消息|新华社|记者|通讯员|获悉"
)
TITLE_OTHER: Final = re.compile(
    "问题|不足|困难|短板|挑战|指导思想|适用范围|检查范围|附则|总则|名词解释|热词|联系"
)
TITLE_STATE: Final = re.compile(
    "(?:提升|改善|增强|优化|深化|加快|向好|稳定|发展|显现|凸显|巩固|压减|铺开|强化|回升|跃升|落实|新高|新局面|新步伐|新成效|新台阶|新突破)[。；;：:]?\\Z"
)

# Without any of these there is no frame.
_META_WORDS: Final = (
    *(
        f"{what}{verb}"
        for what in _words("任务 目的 议题 内容 议程")
        for verb in _words("就 是 有 共 ，")
    ),
    *(f"{verb}{count}" for verb in "讲谈提出作调" for count in "一二三四五六七八九几"),
    *_words(
        "本文 下面 接下来 现在 最后 借此机会 在此 以下 如下 现将 现就 出本 定本 订本 齐聚一堂 向大会 向各位 向大家 荣幸 共分 部分"
    ),
)

PAST_SHAPES: Final[tuple[Shape, ...]] = (
    Shape("looking_back", 1.8, "日", EARLIER, "the time named is over"),
    Shape("already", 2.0, "已", ALREADY, "the perfect aspect in so many words"),
    Shape("got", 2.0, "争", GOT, "what was striven for was had"),
    Shape("done", 1.4, "了", DONE, "the perfect aspect, but also a change in general"),
    Shape("changed", 0.7, "增减提下降上压缩扩由", CHANGED, "measured, or aimed at"),
    Shape("going", 1.0, "推加深优完提改增巩扩拓健恢发释显回", GOING, "how things go"),
    Shape("months", 1.2, "月度", MONTHS, "what is counted over months is over"),
    Shape("scene", 1.6, "日上当间后中", SCENE, "news and minutes date what took place"),
    Shape("on_day", 1.6, "日", ON_DAY, "who did something on that day"),
    Shape("passive", 1.2, "被遭予", PASSIVE, "what happened to somebody"),
    Shape("presided", 1.2, "主出列", PRESIDED, "who took part is told afterwards"),
    Shape("entered", 1.0, "进", ENTERED, "how far it has come"),
    Shape("precise", 0.7, "0123456789", PRECISE, "a plan is round, a count is exact"),
    Shape("figure", 0.4, "0123456789", FIGURE, "what has a number can be counted"),
)
PLAN_SHAPES: Final[tuple[Shape, ...]] = (
    Shape("will", 2.0, "将", WILL, "the future in so many words"),
    Shape("must", 1.8, "要需须应请一上", MUST, "a charge, though principles are worded so too"),
    Shape("room", 0.9, "左以不", ROOM, "goals leave some room"),
    Shape(
        "planned",
        2.2,
        "拟",
        PLANNED,
        "says in so many words that it is planned",
        _words("计划 准备 成后 产后 工后 用后 运后"),
    ),
    Shape(
        "named_aim",
        2.2,
        "",
        NAMED_AIM,
        "the aim is named, what follows is aimed at",
        _words("思路 体要求 的要求 指导思想 目标 任务 重点"),
    ),
    Shape("charged", 1.0, "负", CHARGED, "whose work it is, in a plan or in a report"),
    Shape("striving", 1.4, "争", STRIVING, "the will that something comes about"),
    Shape(
        "surely",
        1.5,
        "将",
        SURELY,
        "announced for a time or a place: then an opening is no news yet",
    ),
    Shape("penalty", 1.6, "的", PENALTY, "what will come of those who do not"),
    Shape("regular", 1.6, "每", REGULAR, "how often it is to be done"),
    Shape("assigned", 1.4, "由", ASSIGNED, "who is to do it"),
    Shape("advice", 1.8, "", ADVICE, "proposed, so not done", ("建议",)),
    Shape("deadline", 1.8, "前内起", BEFORE, "set for what is to be done"),
    Shape("forecast", 5.0, "预", FORECAST, "compared with last year all the same"),
)
OTHER_SHAPES: Final[tuple[Shape, ...]] = (
    Shape("lacking", 2.2, "有在仅无", LACKING, "so many have it not"),
    Shape("asked", 2.5, "？?", re.compile("[？?][”’」』]?\\Z"), "asked, not told"),
    Shape("announced", 9.0, "下", re.compile("如下[：:。]?\\Z"), "the frame of what follows"),
    Shape("exclaimed", 1.5, "！!", re.compile("[！!][”’」』]?\\Z"), "called out, not told"),
    Shape("frame", 6.0, "", META, "what the text is for, not what it tells", _META_WORDS),
    Shape("some", 1.4, "个有少", SOME, "what a few do not do"),
    Shape("maybe", 2.0, "可愿就才", MAYBE, "it may be, or is wished"),
    Shape("bare", 9.0, "", BARE, "no word in it"),
    Shape("label", 3.0, "：", LABEL, "a label and who or what it names"),
    Shape(
        "located",
        3.0,
        "辖",
        LOCATED,
        "what something is, not what was done",
        (
            *_words("位于 地处 坐落 国土面积 总面积 占地面积 行政区域面积"),
            *(f"有{digit}" for digit in "0123456789"),
        ),
    ),
)
