"""The kind of a text is told by its form."""

from __future__ import annotations

import pytest

from summarizer import corpus as corpora
from summarizer.kinds import Kind, kinds

LINE = "甲乙丙丁戊己庚辛壬癸子丑寅卯第{}号按照安排有序进行。"


def lines(count: int, form: str = LINE) -> list[str]:
    return [form.format(number) for number in range(count)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("\n".join(lines(6)), Kind.NEWS),
        ("\n".join([*lines(3), "# 延伸阅读", *lines(3)]), Kind.NEWS),
        ("\n".join(lines(60)), Kind.PASSAGE),
        (
            "# 一、回顾\n" + "\n".join(lines(30)) + "\n# 二、安排\n" + "\n".join(lines(30)),
            Kind.REPORT,
        ),
        ("\n".join(f"# 第{i}版\n" + "\n".join(lines(3)) for i in range(5)), Kind.DIGEST),
        # Headless, it is news of a meeting, however often that decided.
        ("\n".join([*lines(2), *lines(9, "会议强调，第{}项工作要抓好。")]), Kind.NEWS),
        ("\n".join([*lines(2), *[f"# 快讯{n}\n" + LINE.format(n) for n in range(7)]]), Kind.NEWS),
        ("# 一、事项\n" + "\n".join(lines(9, "会议决定，由第{}组负责落实。")), Kind.MINUTES),
        ("\n".join([*lines(8), "本院认为，原告的请求成立。", "判决如下："]), Kind.JUDGMENT),
        ("\n".join(lines(8, "- 第{}项工作的责任单位")), Kind.LIST),
    ],
)
def test_kind_of_text(text: str, kind: Kind, document) -> None:
    found = kinds(corpora.build([document("# 别的\n" + "\n".join(lines(40))), document(text)]))
    assert Kind(found[1]) is kind


def test_documents_without_a_sentence_have_a_kind_too(document) -> None:
    assert len(kinds(corpora.build([document("# 一、空")]))) == 1
