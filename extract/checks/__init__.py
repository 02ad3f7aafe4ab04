"""The paper checks itself: what it prints against what its other records make of it."""
