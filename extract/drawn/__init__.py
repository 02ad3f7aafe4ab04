"""Signs that a page draws without text: arrows, ticks, crosses and dots."""
