"""What every sub-command of the console program shares: streams, progress, options, JSON shapes."""
