"""Floor 2: Word templates, the filled .docx, and the check of a .docx against the format."""
