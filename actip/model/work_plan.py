"""Own the words of a regional work plan: its activities, what they are measured by, and decisions of a meeting."""

from typing import NamedTuple

from actip.format.moments import Moment
from actip.model.finding import Finding


class Measure(NamedTuple):
    """What an activity is measured by: from a baseline to a target in a year, and how it is verified.

    `figure` is the id of the indicator of the catalogue that counts it now, empty where nothing here does.
    """

    title: str
    baseline: float | None = None
    target: float | None = None
    year: int | None = None
    means: str = ""
    figure: str = ""


class Activity(NamedTuple):
    """One activity. `number` is that of the source; `lead` and `with_whom` are bodies, or states by their codes.

    `thrust` is the heading that it stands under in the source. `obligations` join it with what states plan, ask for and
    offer. `status` is a code of the list 'action_states', empty where nobody says it.
    """

    number: str
    activity: str
    thrust: str = ""
    obligations: tuple[str, ...] = ()
    lead: str = ""
    with_whom: tuple[str, ...] = ()
    output: str = ""
    start: Moment | None = None
    end: Moment | None = None
    budget: float | None = None
    currency: str = ""
    source: str = ""
    measures: tuple[Measure, ...] = ()
    status: str = ""
    note: str = ""


class Decision(NamedTuple):
    """One decision of a meeting, and what became of it. `status` is a code of the list 'action_states'."""

    number: str
    decision: str
    meeting: str = ""
    date: Moment | None = None
    lead: str = ""
    due: Moment | None = None
    status: str = ""
    outcome: str = ""


class WorkPlan(NamedTuple):
    """A work plan as its file gives it. `origin` is 'sample' where it is invented.

    `findings` are those about the file that do not keep it from being used.
    """

    path: str
    title: str
    source: str = ""
    origin: str = ""
    activities: tuple[Activity, ...] = ()
    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()
