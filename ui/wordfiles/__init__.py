"""Windows beside the window that work on Word files: templates, the format check, edits taken back."""
