"""Text recognition on pictures of pages, offline: an optional part of the program.

A picture goes through these steps, each a module: ``detection`` (where lines of text stand), ``turning`` (pages that
lie on their side, upside down or askew), ``recognition`` (the characters of each line with their confidence),
``ruling`` (the rules of tables), ``page`` (all of it as ``readers.common.pages`` wants a page), ``doubts`` (what was
read with little confidence). ``part`` says whether the optional part is installed.

Only the networks that the rapidocr package carries are used, through onnxruntime; rapidocr's own code, which can
download files, is never imported.
"""
