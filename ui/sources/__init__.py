"""What the panel of the sources is made of."""
