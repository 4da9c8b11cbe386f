"""Faults of typing, in the workbook itself."""
FORM_FAULTS=[]
def try_forms(measurement, faults): return []
