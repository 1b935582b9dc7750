"""The reporter's second screen, and what the officer does with it."""
