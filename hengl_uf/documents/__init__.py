"""Word letters: the office's own templates, checked and filled, and plain letters in the official layout."""
