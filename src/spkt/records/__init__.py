"""Tables of the desk: one Django app, one file per noun."""
