"""Floor 1: sentences, words, figures and typography of Chinese text."""
