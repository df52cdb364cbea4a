"""Series over documents and periods: :func:`facts.series.joining.join` is the way in."""
