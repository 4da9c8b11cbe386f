"""What `import actip` offers, for checkers of types."""

from actip.api import ActipError as ActipError
from actip.api import Answer as Answer
from actip.api import Assessment as Assessment
from actip.api import Finding as Finding
from actip.api import Region as Region
from actip.api import Submission as Submission
from actip.api import Table as Table
from actip.api import assess as assess
from actip.api import region as region
from actip.api import submission as submission

__version__: str
