"""Ink: one folder per printed document, a data shape beside a Typst page; found by being there."""
