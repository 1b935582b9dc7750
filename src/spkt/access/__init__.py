"""The only way out: what an officer may see, masked for him, and the reading noted."""
