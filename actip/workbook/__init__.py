"""Own the fill-in workbook: the pact that its writer and its reader keep, and the writer."""
