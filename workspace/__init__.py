"""Floor 1: the workspace file (SQLite): store, schema, migrations."""
