"""Watches a ledger from outside: checks notes and proofs offline, remembers checkpoints, cosigns honest growth.

A program of its own for the other side of the table (supervisors, an ombudsman, a citizen with a receipt):
it needs only Python; a witness that cosigns also needs `cryptography`. It imports nothing of the house it watches.
"""
