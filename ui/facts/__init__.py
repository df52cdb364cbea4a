"""The facts panel: figures, target against actual, coined terms, and the table of the briefing."""
