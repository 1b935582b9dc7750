"""Every journey of the desk as a table of states and moves."""
