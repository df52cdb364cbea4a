"""What names are told by: surnames, titles, and the endings of places and bodies. Data; extend it freely.

Each table is one string of words parted by white space, so that a row can be added without touching code.
"""

from __future__ import annotations

from functools import cache
from typing import Final

# The surnames of nearly everybody (the ministry's yearly list and the classic hundred), one character each.
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔"
    "伍庞颜倪庄聂章鲁岳翟申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷曲盛冉蓝路游辛靳欧管柴蒙鲍华喻祁房蒲"
    "滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁"
    "沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚"
    "花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那"
    "宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
)
_DOUBLE_SURNAMES: Final = (
    "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 长孙 宇文 轩辕 独孤 南宫 西门 东郭 百里 呼延 拓跋 澹台 公冶 宗政 "
    "濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 完颜 纳兰 赫连 第五 万俟 闻人 达奚 耶律 爱新觉罗"
)
# Beside these words somebody is named. The longest is tried first.
_TITLES: Final = (
    "同志 先生 女士 书记 副书记 省长 副省长 市长 副市长 县长 副县长 区长 副区长 镇长 乡长 村长 州长 盟长 旗长 厅长 副厅长 局长 副局长 处长 "
    "副处长 科长 副科长 主任 副主任 主席 副主席 部长 副部长 司长 院长 副院长 校长 副校长 行长 副行长 会长 副会长 社长 所长 站长 队长 "
    "组长 副组长 理事长 秘书长 副秘书长 董事长 总经理 副总经理 经理 总裁 总工程师 总书记 总理 副总理 委员长 委员 常委 代表 教授 院士 "
    "研究员 专家 医生 工程师 记者 通讯员 检察长 庭长 法官 检察官 政委 司令员 教师 老师 巡视员 调研员 督查员 负责人 发言人 驻村第一书记"
)
# What a place ends with. Those of one character need a name before them that is no common word.
_PLACE_ENDINGS: Final = (
    "省 市 县 区 乡 镇 村 州 盟 旗 屯 岛 山 湖 江 河 港 湾 街道 社区 自治区 自治州 自治县 自治旗 特别行政区 经开区 高新区 开发区 新区 示范区 "
    "保护区 林区 矿区 园区 半岛 群岛 盆地 平原 草原 水库 口岸 机场 火车站 高速 大桥 公路 铁路 大街 大道 广场"
)
# What a body ends with: offices, courts, firms, schools, hospitals, associations.
_BODY_ENDINGS: Final = (
    "局 委 办 厅 部 署 院 处 科 司 队 站 所 厂 会 党委 党组 省委 市委 县委 区委 州委 旗委 镇委 乡委 省政府 市政府 县政府 区政府 州政府 镇政府 "
    "乡政府 人民政府 政府 人大 政协 人大常委会 常委会 人民代表大会 委员会 办公室 办公厅 管理局 监督局 公安局 财政局 财政厅 教育局 教育厅 "
    "发改委 发展改革委 国资委 卫健委 卫生健康委 纪委 监委 纪委监委 组织部 宣传部 统战部 政法委 法院 检察院 人民法院 人民检察院 公司 "
    "有限公司 股份有限公司 有限责任公司 集团 集团公司 控股 银行 分行 支行 信用社 合作社 大学 学院 学校 中学 小学 幼儿园 医院 卫生院 "
    "研究院 研究所 研究中心 科学院 工程院 实验室 中心 服务中心 基金会 协会 学会 商会 联合会 总会 工会 总工会 妇联 残联 文联 侨联 工商联 团委 法庭 审判庭 联合国 报社 日报 电视台 "
    "出版社 博物馆 图书馆 体育馆 指挥部 领导小组 工作组 专班 监狱 海关 税务局 供电公司 总队 支队 大队 中队 消防队 派出所 管委会 居委会 "
    "村委会 党支部 机场 车站 工厂 企业集团 事务所 事务局"
)
# Common words that end like a place or a body, and are none.
_COMMON: Final = (
    "城市 都市 超市 上市 门市 股市 楼市 入市 大城市 中心城市 文明城市 地区 社区 小区 园区 片区 灾区 林区 牧区 校区 辖区 景区 山区 城区 郊区 县区 "
    "市区 新区 特区 禁区 产区 库区 湖区 矿区 老区 乡镇 城镇 村镇 小镇 集镇 农村 乡村 山村 各村 全村 行政村 贫困村 示范村 各县 全县 各市 全市 "
    "本市 我市 该市 各省 全省 本省 我省 外省 该省 大省 强省 各区 全区 本县 我县 该县 各乡 各镇 全镇 全乡 广州 江山 河山 青山 金山 银山 绿水青山 "
    "金山银山 上山 下山 火山 矿山 荒山 山河 江河 内河 外部 全部 内部 干部 各部 本部 总部 南部 北部 东部 西部 中部 局部 一部 会 大会 社会 "
    "机会 会议 常会 年会 工会 党会 全会 宴会 晚会 峰会 展会 博览会 交易会 运动会 座谈会 发布会 党代会 董事会 理事会 听证会 推进会 部署会 "
    "专题会 工作会 动员会 现场会 场所 住所 处所 厕所 居所 科 学科 专科 内科 外科 本科 百科 理科 文科 办 主办 承办 举办 协办 开办 兴办 创办 "
    "申办 筹办 督办 交办 领办 经办 查办 处 到处 各处 好处 长处 深处 何处 处处 益处 用处 队 排队 军队 部队 乐队 球队 车队 团队 队伍 站 网站 "
    "车站 电站 一站 委 政府 法院 学校 公司 中心 集团 企业集团 大学 学院 医院 小学 中学 集团化 重心 核心 信心 决心 爱心 民心 人心 贴心 院 "
    "研究院 庭院 大院 养老院 福利院 电影院 剧院 四合院 司 上司 职 机场 火车站 高速 公路 铁路 大桥 委员会 办公室 银行 港 海港 空港 海湾"
)

# Words that lead to a name or follow one and belong to none, whatever their part of speech.
_STOPS: Final = (
    "的 了 和 与 及 或 在 由 对 向 从 到 把 被 将 为 以 是 有 等 这 那 该 各 全 本 我 我们 同 "
    "并 也 就 都 又 及其 以及 召开 举行 出席 主持 听取 来到 赴 前往 会同 联合 推动 支持 指导 要求 成立 "
    "组建 建设 完成 实现 成为 新建 改造 加快 推进 印发 发布 签约 签订 一个 每个 多个 打造 建成 其中 位于 "
    "走进 参观 考察 调研 协助 配合 通过 经 据 让 使 给 当 如 比 较 超 约 近 "
)


@cache
def stops() -> frozenset[str]:
    """Words that are part of no name."""
    return frozenset(_STOPS.split())


@cache
def surnames() -> frozenset[str]:
    """Surnames of one and two characters."""
    return frozenset(_SURNAMES) | frozenset(_DOUBLE_SURNAMES.split())


@cache
def titles() -> frozenset[str]:
    """Words that stand before or behind a person's name."""
    return frozenset(_TITLES.split())


@cache
def place_endings() -> tuple[str, ...]:
    """Endings of places, the longest first."""
    return tuple(sorted(_PLACE_ENDINGS.split(), key=len, reverse=True))


@cache
def body_endings() -> tuple[str, ...]:
    """Endings of bodies, the longest first."""
    return tuple(sorted(_BODY_ENDINGS.split(), key=len, reverse=True))


@cache
def long_body_endings() -> tuple[str, ...]:
    """Endings of bodies that have more than one character."""
    return tuple(ending for ending in body_endings() if len(ending) > 1)


@cache
def common() -> frozenset[str]:
    """Words that only look like names."""
    return frozenset(_COMMON.split())
