"""What a careful secretariat writes under each obligation: what the law says, what is done, what is still open.

Names in braces are those of the state: see `states`. An obligation that does not ask about law or practice has no
sentence for it.
"""

from typing import NamedTuple


class Account(NamedTuple):
    """The sentences of one obligation, from which an account is put together."""

    law: str
    done: str
    gap: str


ACCOUNTS = {
    "ACTIP-1.2": Account(
        "The {law} and the equality clause of the Constitution forbid treating "
        "a victim worse for sex, age, origin or status.",
        "Shelters of {social} admit nationals and foreigners on the same form, and complaints go to the ombudsman.",
        "an appeal against a refused admission for persons without papers",
    ),
    "ACTIP-2": Account(
        "The definition in the {law} lists act, means and purpose, sets "
        "consent aside and asks for no means where a child is concerned.",
        "Prosecutors use a checklist of the three elements, which {justice} issued with model charges.",
        "forced surrogacy in the list of purposes",
    ),
    "ACTIP-4": Account(
        "",
        "Officers of {police} travel to another Party only with its written "
        "agreement, under the standing order on duty abroad.",
        "a written agreement with two neighbours on pursuit at river crossings",
    ),
    "ACTIP-5.1": Account(
        "Trafficking in all its forms is a crime under the {law}, with prison from five years upwards and a fine.",
        "",
        "the trafficking of persons for illegal adoption, which other provisions reach in part",
    ),
    "ACTIP-5.2.a": Account(
        "The general part of the penal code punishes the attempt of every crime of that weight.",
        "",
        "attempts that begin abroad",
    ),
    "ACTIP-5.2.b": Account(
        "Accomplices are punished as the offender is, under the chapter on participation.",
        "",
        "those who only let premises",
    ),
    "ACTIP-5.2.c": Account(
        "Whoever organises or directs others is punished as a principal and gets the upper half of the range.",
        "",
        "directing from prison",
    ),
    "ACTIP-5.3.a": Account(
        "Where someone dies, takes their own life or is gravely hurt, the range rises to fifteen years or more.",
        "Courts of the capital apply the heavier range, and {courts} publishes a digest of such judgments.",
        "guidance for provincial courts on suicide as a consequence",
    ),
    "ACTIP-5.3.b": Account(
        "A child, or a person who cannot look after themselves, makes the offence an aggravated one.",
        "Indictments name the vulnerability, and the form of {justice} has a box for it.",
        "a test of vulnerability for mental illness",
    ),
    "ACTIP-5.3.c": Account(
        "Exposure to HIV or another life-threatening illness is an aggravating circumstance of its own.",
        "Forensic doctors report such exposure to the prosecutor with the person's agreement.",
        "tuberculosis, which the list of illnesses leaves out",
    ),
    "ACTIP-5.3.d": Account("Two or more victims raise the penalty by a third.", "", "victims in different indictments"),
    "ACTIP-5.3.e": Account(
        "An offence committed by an organised group carries the highest range.", "", "loose groups of two persons"
    ),
    "ACTIP-5.3.f": Account(
        "A second conviction within ten years counts as repeat offending.", "", "convictions by foreign courts"
    ),
    "ACTIP-5.3.g": Account(
        "Officials who abuse their office lose it and get the upper range.", "", "contractors who act for the state"
    ),
    "ACTIP-5.4": Account(
        "Companies can be fined, closed or struck off the register, whoever acted for them.",
        "",
        "platforms that have no seat in the country",
    ),
    "ACTIP-6.1": Account(
        "Agreeing to commit serious crime and taking part in a criminal group are both offences.",
        "",
        "groups formed for one offence",
    ),
    "ACTIP-6.2": Account(
        "Knowledge and intent may be inferred from the facts, says the code of criminal procedure.",
        "",
        "a written guide on inference",
    ),
    "ACTIP-7.1": Account(
        "The law on money laundering covers the proceeds of trafficking, converted or hidden.",
        "",
        "self-laundering by the offender",
    ),
    "ACTIP-7.2": Account(
        "Trafficking stands in the schedule of predicate offences, committed here or abroad.",
        "",
        "predicate offences of minors",
    ),
    "ACTIP-8.1.a": Account(
        "Promising, offering or giving an advantage to an official is a crime.", "", "gifts after the act"
    ),
    "ACTIP-8.1.b": Account(
        "An official who asks for or takes an advantage is punished more heavily than the giver.",
        "",
        "advantages to relatives",
    ),
    "ACTIP-8.2": Account(
        "Accomplices in corruption, leaked files and visas for sale each have their provision.",
        "",
        "trading in influence by persons without office",
    ),
    "ACTIP-9.a": Account(
        "Force, threats and bribes against witnesses are offences, and so is the destruction of evidence.",
        "Hearings move to another court where a witness was approached, and {police} opens a file at once.",
        "pressure by telephone and on social media",
    ),
    "ACTIP-9.b": Account(
        "Threats against police officers, prosecutors and judges carry five years.", "", "threats against interpreters"
    ),
    "ACTIP-10.1.a": Account(
        "Courts have jurisdiction over what happens in the territory, in whole or in part.",
        "",
        "offences wholly online",
    ),
    "ACTIP-10.1.b": Account(
        "Ships under our flag and aircraft registered here count as territory.",
        "",
        "chartered vessels under another flag",
    ),
    "ACTIP-10.2": Account(
        "Jurisdiction follows nationals as offenders and as victims.",
        "Consular posts pass reports on nationals to {police}, which decides within a week whether to open a file.",
        "residents who are stateless",
    ),
    "ACTIP-10.3": Account(
        "A national who is not extradited is tried here on the file of the asking state.", "", "habitual residents"
    ),
    "ACTIP-10.5": Account(
        "",
        "Where two Parties act on one network, {justice} calls the other central authority before charges are brought.",
        "a written form for such consultations",
    ),
    "ACTIP-11.1.a": Account(
        "",
        "The national plan runs for five years, has a budget line and is reviewed by {committee} every spring.",
        "targets for the districts along the border",
    ),
    "ACTIP-11.1.b": Account(
        "The {law} gives former victims a year of follow-up by social workers.",
        "Social workers of {social} visit families who took a victim back, and help with school fees.",
        "follow-up in the two most distant provinces",
    ),
    "ACTIP-11.2": Account(
        "",
        "A university surveyed recruitment in six districts, radio spots ran "
        "in four languages, and results were measured after half a year.",
        "a study on men in construction",
    ),
    "ACTIP-11.3": Account(
        "The decree on associations lets registered organisations run shelters and hotlines.",
        "Organisations sit in the prevention group of {committee} with a vote, and helped to write the plan.",
        "survivors among the members of the group",
    ),
    "ACTIP-11.4": Account(
        "Social protection law covers the poorest households, and births are registered free of charge.",
        "Mobile teams registered births in hill villages and offered loans against debts to recruiters.",
        "statelessness among older residents",
    ),
    "ACTIP-11.5": Account(
        "Whoever uses the services of a trafficked person knowingly commits an "
        "offence, and large buyers report on their supply chains.",
        "",
        "online scams as a sector of the reporting duty",
    ),
    "ACTIP-12": Account(
        "",
        "Training, shared analysis and joint visits were used with three Parties under the work plan.",
        "the exchange of prosecutors",
    ),
    "ACTIP-13.1.a": Account(
        "",
        "Booths at the main crossings have a question card for travellers at "
        "risk, and {border} refers doubts the same day.",
        "cards in two minority languages",
    ),
    "ACTIP-13.1.b": Account(
        "",
        "Border liaison offices share a radio channel and meet every month on alternating sides.",
        "an office at the newest bridge",
    ),
    "ACTIP-13.2.a": Account(
        "",
        "Passports carry a chip and identity cards a hologram, and blanks are counted daily.",
        "the replacement of older border passes",
    ),
    "ACTIP-13.2.b": Account(
        "",
        "Two officers sign each issue, and the audit office looks at a sample every quarter.",
        "an electronic log in the smaller offices",
    ),
    "ACTIP-13.3": Account(
        "",
        "A desk of {border} answers questions of other Parties on documents, as a rule within a week.",
        "an answer at weekends",
    ),
    "ACTIP-14.1": Account(
        "A decree makes the identification guideline binding for police, labour inspectors and social workers.",
        "Teams use the guideline with its list of indicators, and decide together within the set days.",
        "indicators for persons with disabilities",
    ),
    "ACTIP-14.2": Account(
        "An identification by another Party is accepted without a second interview, says the guideline.",
        "Files of other Parties were taken over as they came, and care began on arrival.",
        "a form in which decisions are sent",
    ),
    "ACTIP-14.3": Account(
        "The guideline asks {foreign} to tell the state of nationality, with the victim's consent.",
        "Embassies are told by note once a person is identified and agrees.",
        "a deadline for the note",
    ),
    "ACTIP-14.4": Account(
        "The immigration law knows a permission to stay of half a year, renewable, with the right to work.",
        "{border} decides on the word of {social}, and does not ask for testimony.",
        "permanent stay on humanitarian grounds",
    ),
    "ACTIP-14.5": Account(
        "The {law} obliges the police to keep victims safe from first contact to the end of the trial.",
        "Shelters have guards at the gate, and transport is in unmarked cars.",
        "safe transport between islands or remote districts",
    ),
    "ACTIP-14.6": Account(
        "Publishing anything that identifies a victim is an offence, and courts may close a hearing.",
        "Files use numbers in place of names, and editors were briefed by {justice}.",
        "rules for what is posted by third persons",
    ),
    "ACTIP-14.7": Account(
        "Victims are free of guilt for acts that they were made to do, the {law} says, at every stage.",
        "Prosecutors close such files on the report of {social}, and cleared records are corrected.",
        "drug offences, which a separate law governs",
    ),
    "ACTIP-14.8": Account(
        "Identified victims may be held in no cell and no immigration centre.",
        "Officers bring them to a shelter within a day, and the inspectorate looks at the registers.",
        "an alternative to the transit room at one airport",
    ),
    "ACTIP-14.9": Account(
        "The right to be told about help stands in the decree on victims.",
        "A leaflet in eleven languages is read aloud at first contact, and again a week later.",
        "a version for persons who cannot read or hear",
    ),
    "ACTIP-14.10.a": Account(
        "The decree on shelters sets standards of space, safety and freedom to leave.",
        "Homes for women, men and children are open, with rooms for wheelchairs in the larger ones.",
        "a home for men in the north",
    ),
    "ACTIP-14.10.b": Account(
        "Legal aid and counselling are free for victims under the law on legal aid.",
        "Lawyers of the legal aid centre come to the shelters every week, with interpreters.",
        "counsellors who speak the languages of the hills",
    ),
    "ACTIP-14.10.c": Account(
        "Hospitals treat victims free of charge, and material help has its own fund.",
        "Each shelter works with one hospital, and clothes and food come from the store of {social}.",
        "psychologists outside the capital",
    ),
    "ACTIP-14.10.d": Account(
        "Victims may work, go to school and join vocational courses, nationals and foreigners alike.",
        "Vocational centres kept places free and issued certificates that employers know.",
        "courses in the language of foreign victims",
    ),
    "ACTIP-14.11": Account(
        "The decree on reintegration names {social} as the agency that plans it with the person.",
        "Plans are signed with the person, and a social worker calls after three, six and twelve months.",
        "help for families who live far from a district office",
    ),
    "ACTIP-14.12": Account(
        "The child protection law asks for the best interests of the child, "
        "and standards of care name gender and disability.",
        "Interviews with children take place in a child-friendly room with a trained officer.",
        "sign language in interviews",
    ),
    "ACTIP-14.13": Account(
        "Victims may ask for compensation in the criminal trial, before a civil court, from the fund and as wages.",
        "Prosecutors file the claim with the charge, and bailiffs follow up what was ordered.",
        "a way to collect from offenders who hold no property",
    ),
    "ACTIP-14.14": Account(
        "The {law} sets up a fund for victims, fed by fines and the budget.",
        "The board of the fund meets every two months and pays within thirty days.",
        "payments to victims who have gone home",
    ),
    "ACTIP-15.1": Account(
        "Nationals and residents are received without delay, says the law on exit and entry.",
        "Reception points at two crossings and the airport are open day and night.",
        "residents whose permits ran out abroad",
    ),
    "ACTIP-15.2": Account(
        "No return takes place before the risk is assessed and the trial has been considered.",
        "A social worker travels along, and the receiving side confirms that someone waits.",
        "claims that are still pending when a person leaves",
    ),
    "ACTIP-15.3": Account(
        "The decree sets fourteen days for verifying nationality or residence.",
        "District registers are asked by telephone, and {foreign} answers the embassy in writing.",
        "registers that were lost in floods",
    ),
    "ACTIP-15.4": Account(
        "The passport decree lets embassies issue a travel certificate at no cost.",
        "Embassies issue certificates within days of the verification.",
        "places without an embassy of ours",
    ),
    "ACTIP-15.5": Account(
        "The decree on return and reintegration names the programme and its partners.",
        "A return programme with an international organisation covers travel, first needs and a follow-up.",
        "a partner in the northern region",
    ),
    "ACTIP-15.6": Account(
        "Claims for wages, stay and asylum survive a return, as the procedure codes say.",
        "Lawyers keep the power of attorney, so that claims go on from home.",
        "hearing a claimant by video",
    ),
    "ACTIP-15.7": Account(
        "Agreements that give a victim more take precedence, under the treaty law.",
        "Officers apply the better of two agreements, as the manual on returns shows by example.",
        "a list of all agreements in one place",
    ),
    "ACTIP-16.1": Account(
        "Decrees set up special units in the police, the prosecution and the courts.",
        "Units work in every region, with women among the investigators.",
        "a special bench in the south",
    ),
    "ACTIP-16.2": Account(
        "",
        "Financial and integrity officers join the team when a case opens, and complicity goes to the inspectorate.",
        "a protocol with the tax office",
    ),
    "ACTIP-16.3": Account(
        "Time limits bind the prosecutor and the court of first instance.",
        "Courts list such trials first, and {justice} follows their length every quarter.",
        "the time taken by appeals",
    ),
    "ACTIP-16.4": Account(
        "",
        "{committee} joins fourteen departments, and its secretariat circulates decisions within ten days.",
        "a seat for the labour department of each province",
    ),
    "ACTIP-16.5": Account(
        "The procedure code lets victims testify by video or statement, and pays their costs.",
        "Support persons explain the choice, and nobody who declined lost any help.",
        "video links in the courts of two regions",
    ),
    "ACTIP-16.6": Account(
        "A ministerial order makes the training part of every first posting.",
        "The academy teaches the subject to all intakes, with survivors among those who wrote the course.",
        "refreshers for officers at the border",
    ),
    "ACTIP-16.7": Account(
        "The witness protection law covers the time before, during and after a trial.",
        "Protection plans are drawn up by a unit of its own and reviewed every half year.",
        "protection after the trial in small towns",
    ),
    "ACTIP-16.8": Account(
        "Limitation runs for twenty years, and for children begins when they come of age.",
        "Prosecutors checked old files against the longer period and reopened those that qualified.",
        "offences that ended before the amendment",
    ),
    "ACTIP-17.1.a": Account(
        "Proceeds are confiscated, or their value where they are gone.", "", "value confiscation from third persons"
    ),
    "ACTIP-17.1.b": Account(
        "Vehicles, vessels, premises and devices that served the offence fall to the state.", "", "leased premises"
    ),
    "ACTIP-17.2": Account(
        "Tracing, freezing and seizing can be ordered within a day, by the prosecutor in urgent cases.",
        "",
        "freezing before a case is open",
    ),
    "ACTIP-17.3": Account(
        "Converted and mixed property is reached up to the value of the proceeds, with what it earned.",
        "",
        "property held through nominees",
    ),
    "ACTIP-17.4": Account(
        "Bank secrecy yields to a court order, which reaches accounts, wallets and business records.",
        "",
        "crypto exchanges without a licence",
    ),
    "ACTIP-17.5": Account(
        "Third parties in good faith are heard before property is confiscated.",
        "Notices are published for thirty days, and courts released what belonged to others.",
        "notices in the languages of neighbours",
    ),
    "ACTIP-18.1": Account(
        "",
        "The central authority opens each request on the day it comes and assigns it to one officer.",
        "an electronic register of requests",
    ),
    "ACTIP-18.2": Account(
        "",
        "Requests follow the ASEAN treaty of 2004 and its model forms.",
        "translations of the forms into our language",
    ),
    "ACTIP-19.1": Account(
        "Trafficking is extraditable under the extradition law and every treaty in force.",
        "",
        "two older treaties with lists of offences",
    ),
    "ACTIP-19.2": Account(
        "Without a treaty, the Convention itself may serve as the basis.", "", "a notice to the depositary"
    ),
    "ACTIP-19.3": Account(
        "",
        "A refusal on the ground of nationality goes to the prosecutor on the same day.",
        "a time limit for the decision to prosecute",
    ),
    "ACTIP-20.1.a": Account(
        "",
        "The heads of specialist units write to each other on a secure line, beside INTERPOL and ASEANAPOL.",
        "a duty officer for the secure line at night",
    ),
    "ACTIP-20.1.b": Account(
        "",
        "Joint inquiries with neighbours looked at recruiters on both sides of the border.",
        "a standing agreement on joint teams",
    ),
    "ACTIP-20.1.c": Account(
        "",
        "Analysts exchange sheets on routes, methods and online recruitment every quarter.",
        "a common template for the sheets",
    ),
    "ACTIP-20.1.d": Account(
        "",
        "A liaison officer is posted with two neighbours, and trainers were exchanged.",
        "a posting further south",
    ),
    "ACTIP-20.2": Account(
        "",
        "Memoranda with four neighbours let specialist units speak to each other directly.",
        "a memorandum with the most distant partner",
    ),
    "ACTIP-20.3": Account(
        "",
        "Platforms take down false job offers on notice, and a task group traces payments in crypto.",
        "access to records of smaller platforms",
    ),
    "ACTIP-21.1": Account(
        "",
        "A foreign order is put before the court within ten days and executed as our own.",
        "orders in civil proceedings",
    ),
    "ACTIP-21.2": Account(
        "",
        "The asset office traces on request and freezes for ninety days.",
        "a contact point for urgent requests",
    ),
    "ACTIP-22.1": Account(
        "The law on state property says how confiscated assets are sold and where the money goes.",
        "",
        "assets that lose value quickly",
    ),
    "ACTIP-22.2": Account(
        "Returning assets for victims comes before the state's share.",
        "Courts ask about victims' claims before anything is paid out.",
        "claims of victims in other states",
    ),
    "ACTIP-22.3": Account(
        "The government may agree on sharing, case by case.",
        "Talks on sharing were held with two Parties, with a draft on the table.",
        "the signature of the draft",
    ),
    "ACTIP-23": Account(
        "",
        "{committee} is the coordinating structure, with a secretariat, a budget and members from civil society.",
        "posts of the secretariat in the provinces",
    ),
    "ACTIP-24.1": Account(
        "",
        "The national report went to the senior officials before their meeting and is on the site of {committee}.",
        "figures on compensation by region",
    ),
    "ACTIP-24.2": Account(
        "",
        "The list of focal points was confirmed in spring, and every request was answered.",
        "a deputy for the focal point",
    ),
    "ACTIP-25.1": Account(
        "The data protection law and the rule on classified files apply to what comes from another Party.",
        "Such files are kept in a locked registry, with access by name and a log.",
        "encryption of older archives",
    ),
    "ACTIP-25.2": Account(
        "Passing on needs the written consent of the giving Party, says the same rule.",
        "The registry asks for consent by letter and keeps the answers.",
        "a check of what agencies copy to each other",
    ),
    "ACTIP-26": Account(
        "The treaty law gives way to what protects a person better, and names non-refoulement.",
        "Officers consult the table of treaties in the manual, and doubts go to {foreign}.",
        "training on the conventions on labour",
    ),
    "ACTIP-27": Account(
        "",
        "Consultation is the way that {foreign} uses in all matters of the Convention.",
        "a written procedure",
    ),
    "ACTIP-28": Account(
        "The Convention was signed on 21 November 2015, and the instrument deposited afterwards.",
        "",
        "a translation in the gazette",
    ),
    "ACTIP-29": Account(
        "The Convention is in force here, and national law is read in its light.", "", "a review of older regulations"
    ),
}

# What was done in the period besides, by turns: no two neighbours have the same.
BESIDES = (
    "In {year}, {justice} went through {n} files to see how this works.",
    "A working group met {n} times on it between {month} and the end of the period.",
    "The manual on this point was printed in {n} hundred copies in {month} {year}.",
    "{police} and {social} held a review of it in {month} {year}.",
    "The circular of {month} {year} reminded all offices of it.",
    "Offices in {n} districts were visited in {year} to look at it.",
    "The annual audit of {year} confirmed this in {n} offices.",
    "Comments from {n} organisations were taken up in {month} {year}.",
    "{committee} discussed it in {month} {year} and decided to go on.",
    "A question line for officers answered {n} questions about it in {year}.",
    "The internal guide was revised in {month} {year}.",
)
