"""What matters how much: exact derivatives to each position, and first-order and total effects of what varied."""
