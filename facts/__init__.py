"""Floor 2: indicators, series over documents, coined terms, past and plan, the number check."""
