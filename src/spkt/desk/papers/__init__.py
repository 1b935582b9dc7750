"""Room of issued papers: look at one, print it, hand it over."""
