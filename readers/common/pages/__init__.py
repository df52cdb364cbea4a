"""Pages of text at places → blocks, whatever format put it there (PDF, OFD, text recognition)."""
