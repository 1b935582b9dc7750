"""The roster as the desk uses it: calling the duty detective."""
