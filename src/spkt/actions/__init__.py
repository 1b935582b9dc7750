"""The only way in: lock, judge, write, number, seal, log, commit."""
