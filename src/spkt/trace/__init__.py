"""The few neutral rows that the public window may see; its own database, or its own role."""
