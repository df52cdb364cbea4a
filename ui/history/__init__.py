"""The history of the work: its steps, the versions that have names, and what is different between them."""
