"""Floor 0: the frozen types every other floor speaks in. Standard library only."""
