"""The user guide that is shipped with the program: read inside the window, searched and printed, without a network."""
