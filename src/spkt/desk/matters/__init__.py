"""The intake: receipt, story, people, things, reading back, konseling, and decisions of one reason."""
