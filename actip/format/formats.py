"""Own the names of the formats of this program: a file says in one of them what it is."""

FORMAT = "actip-submission/1"  # one state's report for one period
ASSESSMENT = "actip-assessment/1"  # what `validate` finds
CHANGES = "actip-changes/1"  # what `diff` shows
CYCLE = "actip-cycle/1"  # what the officer of a cycle says of it: due when, expected from whom
FIGURES = "actip-figures/1"  # what `export` writes
FORM = "actip-form/2"  # the pact of the workbook; stands in the properties, as a name and on the first sheet
FIRST_FORM = "actip-form/1"  # of forms that were handed out before, and are read
MAP = "actip-map/1"  # how a register is counted
OBSERVATIONS = "actip-observations/1"  # what an organisation observed, beside the state's answers
QUESTIONS = "actip-questions/1"  # the sheet of questions that goes back to a state
REPORT = "actip-report/1"  # a workbook of a report, which takes no answers
ROUND = "actip-round/1"  # the questions that member states ask of each other in one cycle
WORK_PLAN = "actip-workplan/1"  # what the region planned, and what a meeting decided
OTHERS = (ASSESSMENT, CHANGES, CYCLE, FIGURES, FORM, MAP, OBSERVATIONS, REPORT, ROUND, WORK_PLAN)


def family(format: object) -> str:
    """Return a format without its version: 'actip-submission' of 'actip-submission/1'."""
    return str(format).rpartition("/")[0]
