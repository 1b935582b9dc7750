"""Room of the gelar perkara awal."""
