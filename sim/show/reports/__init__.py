"""A run as one page that can be handed on: what was asked, what came of it and why, what else might have."""
