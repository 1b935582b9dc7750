"""Machinery that knows no police: sealing, logs, clocks, printing, files; it would be as useful in a hospital."""
