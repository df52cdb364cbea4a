"""A file read as docs/file-format.md tells, with SQLite and JSON alone: the page says all that is needed."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from workspace_samples import full_state

from workspace import rows, schema
from workspace.store import Store

PAGE = Path(__file__).resolve().parents[2] / "docs" / "file-format.md"


@pytest.fixture
def connection(tmp_path: Path) -> Any:
    path = tmp_path / "简报.jianbao"
    state, originals = full_state()
    with Store.create(path) as store:
        store.commit(state, originals)
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def fed(table: str, values: tuple[Any, ...]) -> bytes:
    parts = []
    for value in (table, *values):
        if value is None:
            parts.append(b"n")
        elif isinstance(value, int):
            parts.append(f"i{value};".encode())
        elif isinstance(value, str):
            data = value.encode()
            parts.append(f"t{len(data)}:".encode() + data)
        else:
            parts.append(f"b{len(value)}:".encode() + value)
    return b"".join(parts)


def test_every_checksum(connection: sqlite3.Connection) -> None:
    assert fed("state", (1, 7, "{}")) == b"t5:statei1;i7;t2:{}"
    count = 0
    for table in rows.TABLES:
        for *values, checksum in connection.execute(f"SELECT * FROM {table.name}"):
            assert hashlib.sha256(fed(table.name, tuple(values))).digest()[:16] == checksum
            count += 1
    assert count > 100


def test_the_briefing_and_its_sources(connection: sqlite3.Connection) -> None:
    def body(query: str, *values: object) -> Any:
        return json.loads(connection.execute(query, values).fetchone()[0])

    def chunk(identity: int) -> Any:
        return body("SELECT body FROM chunk WHERE id=?", identity)

    state, originals = full_state()
    head = body("SELECT body FROM state WHERE id=1")
    (present,) = connection.execute(
        "SELECT snapshot FROM step ORDER BY id LIMIT 1 OFFSET ?", (head["at"],)
    ).fetchone()
    snapshot = chunk(present)
    texts = [
        chunk(item)["text"]
        for section in snapshot["sections"]
        for group in chunk(section)["groups"]
        for item in chunk(group)
    ]
    assert texts == [item.text for item in state.present.briefing.items()]
    assert tuple(map(tuple, chunk(snapshot["fields"]))) == state.present.briefing.fields
    for identity, source in zip(head["sources"], state.sources, strict=True):
        entry = body("SELECT body FROM source WHERE id=?", identity)
        first, count = entry["first_block"], entry["blocks"]
        bodies = connection.execute(
            "SELECT body FROM block WHERE id>=? AND id<? ORDER BY id", (first, first + count)
        )
        found = [json.loads(text)["text"] for (text,) in bodies]
        assert found == [block.text for block in source.document.blocks]
        digest = hashlib.sha256()
        for text in found:
            digest.update(f"{len(text.encode())}:".encode() + text.encode())
        assert digest.hexdigest() == entry["text_sha256"]
        first, count = entry["first_part"], entry["parts"]
        parts = connection.execute(
            "SELECT body FROM original WHERE id>=? AND id<? ORDER BY id", (first, first + count)
        )
        assert b"".join(part for (part,) in parts) == originals[entry["sha256"]]


def test_the_search_index_and_its_seal(connection: sqlite3.Connection) -> None:
    token = f"{ord('学'):x}z{ord('校'):x}"
    hits = connection.execute("SELECT rowid FROM bigram WHERE bigram MATCH ?", (token,)).fetchall()
    truth = connection.execute(
        "SELECT id FROM block WHERE body LIKE '%学校%' ORDER BY id"
    ).fetchall()
    assert hits == truth != []
    digest = hashlib.sha256()
    for row, block in connection.execute("SELECT id, block FROM bigram_data ORDER BY id"):
        digest.update(f"{row}:{len(block)}:".encode() + block)
    for segment, term, page in connection.execute(
        "SELECT segid, CAST(term AS BLOB), pgno FROM bigram_idx ORDER BY segid, term"
    ):
        digest.update(f"{segment}:{page}:{len(term)}:".encode() + term)
    (seal,) = connection.execute("SELECT body FROM state WHERE id=4").fetchone()
    assert json.loads(seal) == digest.hexdigest()


def test_the_page_names_every_table_and_number() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for table in rows.TABLES:
        assert re.search(rf"\b{table.name}\b", page)
    assert f"format {schema.CURRENT.version}\n" in page
    assert f"0x{schema.APPLICATION_ID:08X}" in page
