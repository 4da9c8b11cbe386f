"""Ratios of whole processes in one run. Nothing here is asserted: a slow machine is no fault."""
