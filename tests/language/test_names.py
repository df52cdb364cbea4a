"""Names of persons, places and bodies."""

from __future__ import annotations

import time

import pytest

from language.names import NameKind, names

PERSON, PLACE, BODY = NameKind.PERSON, NameKind.PLACE, NameKind.BODY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省财政厅厅长王志伟主持会议。", {("省财政厅", BODY), ("王志伟", PERSON)}),
        ("副主任李晓明、县长赵铁军出席。", {("李晓明", PERSON), ("赵铁军", PERSON)}),
        ("由刘强负责，欧阳雪梅配合。", {("刘强", PERSON)}),
        ("记者 邹乃硕 张野 摄", {("邹乃硕", PERSON), ("张野", PERSON)}),
        ("东丰县、西丰县分别完成5亿元。", {("东丰县", PLACE), ("西丰县", PLACE)}),
        ("到青龙县、桦甸市调研。", {("青龙县", PLACE), ("桦甸市", PLACE)}),
        (
            "北京字节跳动科技有限公司与清华大学签约。",
            {("北京字节跳动科技有限公司", BODY), ("清华大学", BODY)},
        ),
        ("最高人民法院、省高级人民法院发布。", {("最高人民法院", BODY), ("省高级人民法院", BODY)}),
        ("华光电子、宏远新材料等12家企业获评。", {("华光电子", BODY), ("宏远新材料", BODY)}),
        ("石桥法庭、柳河法庭、大兴法庭收案下降。", {("石桥法庭", BODY), ("大兴法庭", BODY)}),
        ("对东盟、欧盟、美国分别出口。", {("东盟", PLACE), ("欧盟", PLACE), ("美国", PLACE)}),
        ("区财政局局长钱进、区住建局局长冯涛汇报。", {("区住建局", BODY), ("冯涛", PERSON)}),
        ("红旗水库、胜利水库超过汛限水位。", {("红旗水库", PLACE), ("胜利水库", PLACE)}),
        ("实验中学、第三小学扩建。", {("实验中学", BODY), ("第三小学", BODY)}),
    ],
)
def test_names_are_found(text: str, expected: set[tuple[str, NameKind]]) -> None:
    found = {(name.text, name.kind) for name in names(text)}
    assert expected <= found


@pytest.mark.parametrize(
    "text",
    [
        "粮食产量稳步增长，质量效益不断提高。",
        "推动城市建设和农村发展，支持企业扩大投资。",
        "增长6.3%，高于计划1.1个百分点。",
        "",
        "。，；",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert names(text) == ()


def test_names_are_slices_in_order_that_do_not_overlap() -> None:
    text = "省长　王志伟到桦甸市、吉林大学调研，市教育局局长李晓明陪同。" * 20
    end = 0
    for name in names(text):
        assert text[name.start : name.end] == name.text
        assert name.start >= end
        end = name.end


def test_hostile_texts_take_no_longer_than_their_length() -> None:
    for piece in ("王", "局", "、局", "省市县", "甲、乙和", "\ud800", "A·", "区长(" * 5):
        begin = time.process_time()
        names(piece * 20_000)
        assert time.process_time() - begin < 5.0
