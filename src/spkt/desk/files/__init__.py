"""The room of files: what belongs to a dossier as pictures, scans and recordings."""
