"""How surely each record was read: from how it was read, what it lacks, and what the paper's own sums say of it."""
