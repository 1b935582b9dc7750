"""What would stay true on paper, without a computer: pure functions and tables, no clock, no I/O."""
