"""A meeting that asks: eighteen questions of a working group, answered from what a report prints alone."""
