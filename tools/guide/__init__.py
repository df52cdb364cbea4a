"""Pictures and tables of the user guide, made from the program itself so that they stay true."""
