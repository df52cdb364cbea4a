"""One engine a file. An engine gives every sentence of a corpus a score; it never chooses."""
