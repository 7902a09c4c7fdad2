"""The open base: its file, its facts, and which of them a question selects."""
