"""What several readers share: encodings, joining of wrapped lines, guarded XML and ZIP."""
