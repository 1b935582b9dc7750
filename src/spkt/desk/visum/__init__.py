"""Room of letters: the request to a hospital from asking to answer, and every other letter by one form."""
