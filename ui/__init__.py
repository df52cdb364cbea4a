"""Floor 5: the window. The only importer of PySide6; widgets, models, actions and the theme."""
