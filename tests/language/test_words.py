"""Words: the fast port cuts as jieba does, a user dictionary is honoured, the cache stays at home."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from language.sentences import split
from language.words import Segmenter, default_segmenter, quiet_jieba, read_dictionary
from model.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]


def test_fast_port_cuts_the_seeds_as_jieba_does(seeds: Path) -> None:
    jieba = quiet_jieba()
    fast = default_segmenter()
    sentences = 0
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for start, end in split(text):
            sentence = text[start:end]
            assert fast.cut(sentence) == jieba.lcut(sentence)
            sentences += 1
    assert sentences > 1000


def test_words_joined_are_the_text() -> None:
    text = "2022年粮食总产量816.16亿斤，稳居全国第5位。"
    assert "".join(default_segmenter().cut(text)) == text
    tags = default_segmenter().tag(text)
    assert "".join(word for word, _ in tags) == text
    assert ("粮食", "n") in tags


def test_user_dictionary_joins_a_term(tmp_path: Path) -> None:
    term = "创新办"
    sentence = "小李是创新办主任也是专家"
    assert term not in default_segmenter().cut(sentence)
    file = tmp_path / "词典.txt"
    file.write_text(f"\ufeff{term} 100000 nz\n# 注释\n\n旗E春城\n", encoding="utf-8")
    own = Segmenter(file)
    assert term in own.cut(sentence)
    assert (term, "nz") in own.tag(sentence)
    assert term not in quiet_jieba().lcut(sentence)
    assert pickle.loads(pickle.dumps(own)).cut(sentence) == own.cut(sentence)


def test_user_dictionary_entries(tmp_path: Path) -> None:
    file = tmp_path / "d.txt"
    file.write_text("云计算 5\n李小福 2 nr\n创新办 i\n台 中\n", encoding="utf-8")
    assert read_dictionary(file) == [
        ("云计算", 5, None),
        ("李小福", 2, "nr"),
        ("创新办", None, "i"),
        ("台 中", None, None),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "error.dictionary.unreadable"),
        ("云计算".encode("gb18030"), "error.dictionary.encoding"),
        (("云" * 300).encode(), "error.dictionary.line"),
    ],
)
def test_faulty_dictionary_is_named(tmp_path: Path, data: bytes | None, code: str) -> None:
    file = tmp_path / "坏词典.txt"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(UsageError) as raised:
        Segmenter(file).cut("文字")
    assert raised.value.code == code
    assert raised.value.values["name"] == "坏词典.txt"


def test_cache_is_in_the_own_cache_folder() -> None:
    jieba = quiet_jieba()
    folder = Path(jieba.dt.tmp_dir)
    assert folder.is_dir()
    assert folder.name == "jianbao"
    assert Path.home() in folder.parents


def test_nothing_heavy_is_loaded_before_the_first_cut() -> None:
    code = (
        "import sys, language.words, language.sentences, language.typography, language.numbers, "
        "summarizer.ranking, summarizer.selection, summarizer.registry\n"
        "language.words.default_segmenter()\n"
        "print([m for m in ('jieba', 'rjieba', 'numpy', 'networkx') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_jieba_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "d.txt"
    file.write_text("云计算\n", encoding="utf-8")
    code = (
        "import sys, pathlib\n"
        "from language.words import Segmenter\n"
        "Segmenter(pathlib.Path(sys.argv[1])).cut('云计算')"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""
    assert done.stderr == ""
