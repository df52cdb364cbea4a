"""From the briefing to a file: its name and place, and ways of making briefings that are kept as presets."""
