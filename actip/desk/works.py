"""Own the table of works, in the order in which a person sees them. Adding one is one module and one entry."""

from actip.desk.begin import BEGIN
from actip.desk.check import CHECK
from actip.desk.divide import DIVIDE
from actip.desk.join import JOIN
from actip.desk.national import NATIONAL
from actip.desk.region import REGION
from actip.desk.send import SEND
from actip.desk.work import Work

WORKS: tuple[Work, ...] = (CHECK, BEGIN, DIVIDE, JOIN, SEND, NATIONAL, REGION)
