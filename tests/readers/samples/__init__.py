"""Builders of small source documents for the tests of the readers."""
