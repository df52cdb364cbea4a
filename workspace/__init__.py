"""Floor 1: the workspace file (SQLite): store, schema, migrations, repair.

:class:`workspace.store.Store` is the way in; ``docs/file-format.md`` describes the file.
"""
