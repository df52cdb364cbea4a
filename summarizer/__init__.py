"""Floor 3: rank the sentences of documents and choose among them. Nothing is ever written, only cut out."""
