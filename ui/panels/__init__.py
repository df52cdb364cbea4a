"""The working areas of the window. A panel never imports another panel; the window composes them."""
