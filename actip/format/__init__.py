"""Own what a submission holds, described once: its keys, schema, records, and the walk over them."""
