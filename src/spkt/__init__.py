"""SPKT: the open system that runs a police service desk."""

__version__ = "0.1.0"
