"""Facts of the sources for the briefing: finding them, printing them as rows and entries, handing them over.

``gathering`` finds, ``rows`` and ``entries`` print, ``filling`` decides what a kind of briefing prints by itself,
``handing`` is what a person adds, ``sheets`` is the way out into other programs.
"""
