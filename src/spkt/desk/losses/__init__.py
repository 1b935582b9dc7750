"""Room of losses: the loss letter with its live page, what becomes of it, and found goods in custody."""
