"""Floor 4: the use cases, without Qt. The window and the console program both stand on this floor."""
