"""The briefing as it will be printed: pages beside the editor, on paper, in a PDF."""
