"""Performance indicators: from tables, cards and lists, each once."""
