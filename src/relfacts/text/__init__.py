"""Text: folding, letters, wrapping, quoting for a shell, JSON as text."""
