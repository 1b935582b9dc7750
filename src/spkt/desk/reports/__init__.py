"""Room of the Laporan Polisi: draft, read back, check, issue."""
