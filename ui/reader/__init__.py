"""A source document as text on the screen: its typography, marks, margin and search."""
