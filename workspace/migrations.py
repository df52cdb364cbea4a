"""Bringing an older file to the present form, in one transaction: old or new, never between."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from model.errors import WorkspaceError
from workspace.connection import check_structure, set_version
from workspace.failures import Damage
from workspace.schema import Format, altered, declared, objects, strangers


def migrate(connection: sqlite3.Connection, path: Path, version: int, file_format: Format) -> None:
    """Run every numbered migration from ``version`` on. Raises WorkspaceError; the file is then as before.

    A step that fails or does not lead to exactly the declared form is a fault of ours and told as one.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version, file_format.version):
            file_format.migrations[number](connection)
        set_version(connection, file_format.version)
        found, expected = objects(connection), declared(file_format.statements)
        wrong = (*strangers(found, expected), *altered(found, expected))
        if wrong:
            raise Damage(f"form of {', '.join(wrong)}")
        check_structure(connection)
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        # A full disk or a lost share is told as what it is.
        expected_trouble = isinstance(error, sqlite3.OperationalError) and getattr(
            error, "sqlite_errorcode", sqlite3.SQLITE_ERROR
        ) & 0xFF not in (sqlite3.SQLITE_ERROR,)
        if expected_trouble or not isinstance(error, Exception):
            raise
        raise WorkspaceError("error.workspace.migration", name=path, detail=error) from error
