"""Insight: what an officer may find, and the palette that finds it for him."""
