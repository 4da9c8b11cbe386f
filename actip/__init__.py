"""Validate reports under the ASEAN Convention Against Trafficking in Persons and find their gaps."""

__version__ = "0.1.0"
