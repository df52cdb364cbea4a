"""Looking for words in everything that is open."""
