"""The second language: what is said in Indonesian in the sources, and its English."""
