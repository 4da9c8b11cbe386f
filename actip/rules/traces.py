"""Own the `PRV` rules about what leads to a person without a name: accounts, a bank account, a house, a plate.

What is found is never repeated; a message shows a masked form. An institution's page, address and account are public.
"""

from collections.abc import Iterator
from functools import partial

from actip.catalogue.entries import Catalogue
from actip.format.records import Submission
from actip.model import Found, Severity, rule
from actip.rules.patterns import accounts, homes, plates
from actip.rules.privacy import masked
from actip.rules.prose import BASIS, all_in_one, search_each, texts, texts_with_digits


@rule(
    "PRV410",
    title="A person's account in a text",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds the name of an account with a service such as Facebook or Line ({masked}).",
    remedy="Remove it. The page of an office can be cited as that of the office.",
)
def account_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """The name under which somebody is found on a service where people write to each other.

    What it finds
        Beside the name of a service, in the languages of the states: what begins with @, what is said to be the name of
        an account and stands in quotation marks, or a word with a digit in it; and the page of a person by its number.
        What stands beside the word for an office, a page or a campaign is no finding.

    Why it matters
        Whoever knows the account finds the person, and can write to a victim, or warn a recruiter.

    Example
        account: The recruiter wrote from a Facebook account with the name "...".

    How to close it
        Remove the name. That recruiters use the service says enough.
    """
    for pointer, name in search_each(texts(submission), accounts.handles, accounts.may_hold_handle):
        yield Found(pointer, {"masked": masked(name)})


@rule(
    "PRV411",
    title="A bank account in a text",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds the number of a bank account ({masked}).",
    remedy="Remove it. How many accounts were frozen, and how much was in them, is a figure.",
)
def bank_account_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """The number of an account with a bank.

    What it finds
        Seven digits or more behind the word for a bank account or its number, in the languages of the states; and an
        IBAN whose check digits are right. A count of accounts, an amount of money and the account of a fund are no
        finding.

    Why it matters
        It names one person beyond doubt.

    Example
        account: The wages went to account no. (its number).

    How to close it
        Remove it.
    """
    search, look = accounts.bank_accounts, accounts.may_hold_bank_account
    for pointer, number in search_each(texts_with_digits(submission), search, look):
        yield Found(pointer, {"masked": masked(number)})


@rule(
    "PRV412",
    title="The address of a house in a text",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds the address of a house ({masked}).",
    remedy=(
        "Remove it. Name the province. An office's address belongs under '{key[focal_point]}' or '{key[stakeholders]}'."
    ),
)
def address_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """The address of a house: its number with a street, a unit or a village, in the ways of the states.

    What it finds
        A house by its number; a number in a street where somebody lives. The address of a ministry, a court, a school
        or another institution is no finding.

    Why it matters
        It leads to a door: of a shelter, whose address is secret, or of a family.

    Example
        account: She was returned to house no. (its number), unit 5, of her village.

    How to close it
        Remove it. A province is exact enough for every question that is asked.
    """
    among = homes.patterns_for(all_in_one(submission), homes.ADDRESSES)
    search = partial(homes.addresses, among=among)
    for pointer, address in search_each(texts_with_digits(submission), search) if among else ():
        yield Found(pointer, {"masked": masked(address)})


@rule(
    "PRV413",
    title="A place that points to one family",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text points to one family or one house ({masked}).",
    remedy="Say it without: the province, or the kind of place, says enough.",
)
def place_of_one_family(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """Words that leave only one family, or one house: the only house behind the temple, the family of the village head.

    What it finds
        The only house or family somewhere; a house behind, beside or opposite a temple, a mosque, a church or a school;
        a daughter, a son, the wife or the family of the head of a village, in the languages of the states. What was
        done for the families of village heads is no finding.

    Why it matters
        Nobody is named, and yet everybody in the village knows who is meant.

    Example
        account: Both came from the only house behind the temple.

    How to close it
        Leave it out. Where it happened is said by the province.
    """
    among = homes.patterns_for(all_in_one(submission), homes.PLACES_OF_ONE)
    for pointer, place in search_each(texts(submission), partial(homes.places_of_one, among=among)) if among else ():
        yield Found(pointer, {"masked": masked(place)})


@rule(
    "PRV414",
    title="A number plate in a text",
    basis=BASIS,
    severity=Severity.ERROR,
    message="{subject}: the text holds the number plate of a vehicle ({masked}).",
    remedy="Remove it. What kind of vehicle it was says enough.",
)
def plate_in_text(submission: Submission, catalogue: Catalogue) -> Iterator[Found]:
    """The number plate of a vehicle.

    What it finds
        Behind the word for a plate or a registration, in the languages of the states, letters and digits in a form that
        plates have there. What else is registered, and a count of vehicles, are no finding.

    Why it matters
        It leads to the owner, who may be a victim's family, or a suspect who has not been heard yet.

    Example
        account: They were driven in a van with the plate (its number).

    How to close it
        Remove it.
    """
    for pointer, plate in search_each(texts_with_digits(submission), plates.plates, plates.may_hold):
        yield Found(pointer, {"masked": masked(plate)})
