"""What the person sets once and for all: the settings, their words and stop list."""
