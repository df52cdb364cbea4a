"""Floor 4: the use cases, without Qt. The window and the console program both stand on this floor."""

# The same as in pyproject.toml, which a packaged program does not have.
VERSION = "0.1.0"
