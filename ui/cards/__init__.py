"""The items of the briefing as cards: model, painting, editing in place, dragging."""
