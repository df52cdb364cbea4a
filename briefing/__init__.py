"""Floor 4: the use cases, without Qt. The window and the console program both stand on this floor."""

# The one place of the version; pyproject.toml and every package take it from here.
VERSION = "0.1.0"
