"""The sub-commands of the console program, one file each, imported only when called."""
