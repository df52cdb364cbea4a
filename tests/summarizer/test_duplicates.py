"""Near-duplicates: found over all documents, never across a changed number, in linear time."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import combinations
from pathlib import Path

import pytest

import readers
from summarizer import corpus as corpora
from summarizer import duplicates

ROOT = Path(__file__).resolve().parents[2]


def grouped(*texts: str) -> list[int]:
    return duplicates.groups(texts, lambda: None).tolist()


LONG = "到2025年，新能源装机容量将达到3000万千瓦，超过三峡电站装机规模。"


@pytest.mark.parametrize(
    "other",
    [
        LONG,
        "到2025年,新能源装机容量将达到3000万千瓦,超过三峡电站装机规模",
        "到 2025 年，新能源装机容量达到3000万千瓦，超过三峡电站的装机规模。",
        "力争到2025年，新能源装机容量将达到3000万千瓦，超过三峡电站装机规模。",
    ],
)
def test_says_the_same(other: str) -> None:
    assert grouped(LONG, "别的句子，说别的事情。", other) == [0, 1, 0]


@pytest.mark.parametrize(
    "other",
    [
        LONG.replace("3000", "3500"),
        LONG.replace("2025", "2030"),
        LONG.replace("3000万千瓦", "三千万千瓦"),
        "到2025年，新能源汽车产量将达到3000万千瓦时，居全国首位。",
    ],
)
def test_says_something_else(other: str) -> None:
    assert grouped(LONG, other) == [0, 1]


def test_decimal_point_matters() -> None:
    assert grouped("粮食产量增长3.5个百分点左右。", "粮食产量增长35个百分点左右。") == [0, 1]


def test_one_inside_the_other() -> None:
    inner = "加快建设长春国家自主创新示范区、吉林国家农业高新技术产业示范区。"
    outer = "支持打造区域创新中心，" + inner
    assert grouped(outer, inner) == [0, 0]
    assert grouped("平安建设深入推进。", "平安建设深入推进，" + inner) == [0, 1]


def test_very_short_and_empty() -> None:
    assert grouped("好。", "好！", "。", "！", "坏。") == [0, 0, 2, 2, 4]


def test_finds_what_comparing_all_pairs_finds_on_the_seeds(seeds: Path) -> None:
    documents = [readers.read(path) for path in sorted(seeds.glob("*.txt"))]
    texts = corpora.build(documents).texts
    group = grouped(*texts)
    plain = [duplicates._NOT_TEXT.sub("", text) for text in texts]
    numbers = [duplicates._NUMBER.findall(text) for text in texts]
    sets = [duplicates.bigrams(text) for text in plain]
    pairs = 0
    for one, two in combinations(range(len(texts)), 2):
        if min(len(sets[one]), len(sets[two])) < 8 or numbers[one] != numbers[two]:
            continue
        if duplicates.same(sets[one], sets[two]):
            pairs += 1
            assert group[one] == group[two], (texts[one], texts[two])
    assert pairs >= 4


def test_boilerplate_is_linear() -> None:
    texts = [f"第{i}项工作按照要求扎实推进，取得明显成效。" for i in range(6000)]
    texts += [
        "各项工作按照要求扎实推进，取得明显成效。" + "甲乙丙丁戊"[i % 5] * (i % 40)
        for i in range(6000)
    ]
    started = time.process_time()
    duplicates.groups(texts, lambda: None)
    assert time.process_time() - started < 6


def test_same_groups_in_every_process(seeds: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from summarizer import duplicates\n"
        "lines = pathlib.Path(sys.argv[1]).read_text(encoding='utf-8').split('\\n')\n"
        "texts = [l for l in lines if l.strip()] * 2\n"
        "print(duplicates.groups(texts, lambda: None).tolist())"
    )
    path = str(next(seeds.glob("003*")))
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, path],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": "", "SYSTEMROOT": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
