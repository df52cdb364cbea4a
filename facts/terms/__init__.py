"""Coined terms with definitions and uses: :func:`facts.terms.finding.find` is the way in."""
