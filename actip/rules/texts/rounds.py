"""Own the words of what validation finds about the questions of a round: in its definition, and in the answers."""

from actip.rules.texts.entry import text

_BASIS = "actip-round/1"
_OF = "Use one of: {expected}."

TEXTS = (
    text(
        "SCH230",
        title="A definition of a round that cannot be used",
        basis=_BASIS,
        message="{what}",
        remedy="{mend}",
        words={
            "what": {
                "no_id": "{subject}: the round has no name of its own.",
                "built_in": "{subject}: '{found}' is the round of actip itself, and these are other questions.",
                "no_text": "{subject}: no text of at most 2000 characters stands here.",
                "no_questions": "{subject}: there is no list of questions.",
                "too_many": "{subject}: {number} stand here; at most {most} can be asked.",
                "no_group": "{subject}: this is no group of keys.",
                "twice": "{subject}: '{found}' is the id of a question above it, too.",
                "taken": "{subject}: '{found}' is the id of something else that the catalogue has.",
                "no_name": "{subject}: '{found}' is not a name of small letters, digits and underscores.",
                "no_words": "{subject}: no question of at most {most} characters stands here.",
                "no_kind": "{subject}: this is not a kind of question.",
                "no_list": "{subject}: this is no list.",
                "no_obligation": "{subject}: '{found}' is not an obligation of this catalogue.",
                "no_item": "{subject}: '{found}' is no item of the ASEAN Plan of Action.",
                "needless": "{subject}: a question of this kind has none.",
                "no_choices": "{subject}: the question has no choices.",
                "no_label": "{subject}: no label of at most {most} characters, without * ? ~ and ;, stands here.",
                "label_twice": "{subject}: '{found}' is the label of a choice above it, too.",
                "not_known": "{subject}: '{found}' is not in the list.",
            },
            "mend": {
                "no_id": "Write its name in quotes, such as id: '2026'.",
                "built_in": "Give the round another id.",
                "no_text": "Write the text in quotes, or take '{field}' out.",
                "no_questions": "Write one entry for each question below '{key[round/questions]}'.",
                "too_many": "Keep those that matter most.",
                "no_group": "Write its keys, each on a line of its own: id, question, kind.",
                "twice": "Give each question an id of its own.",
                "taken": "Give the question another id.",
                "no_name": "Write two to forty of them, a letter first, such as 'help'.",
                "no_words": "Write what is asked, in quotes.",
                "no_kind": _OF,
                "no_list": "Write the ids between square brackets: [ACTIP-14.12].",
                "no_obligation": "Correct the id. 'actip obligations' lists all of them.",
                "no_item": "Correct the letter; 'actip obligations --apa' lists the items: {expected}.",
                "needless": "Take it out, or give the question another kind.",
                "no_choices": "Write a code and a label for each below '{key[round/questions/choices]}', such as "
                "leave: Leave at will.",
                "no_label": "Write a short text in quotes.",
                "label_twice": "Give each choice a label of its own.",
                "not_known": _OF,
            },
        },
        finds="""
        A file for 'actip template --round', or the copy of one in a submission, of which something is missing,
        misspelt or twice.
        """,
        why="Nobody could tell which answers belong to which question. None of the answers is read.",
        example="kind: tick",
        close="Correct it where it stands; in a copy, take the definition from the file of the round again.",
    ),
    text(
        "SCH231",
        title="A round whose questions are not here",
        basis=_BASIS,
        message="{subject}: the questions of the round '{found}' are neither in the file nor in this actip, which has "
        "those of '{expected}'.",
        remedy="Copy '{key[round/title]}' and '{key[round/questions]}' from the file of the round below "
        "'{key[round]}', or correct the name.",
        form_remedy="Begin a form with 'actip template --round FILE': it keeps the questions.",
        finds="The name of a round that is not built in, without a copy of its questions beside it.",
        why="Without the questions nobody can read the answers. They are left out.",
        example="round: {id: '2031'}",
        close="Copy the questions into the file. A form that was made with --round has them.",
    ),
    text(
        "SCH232",
        title="An answer to a question that the round does not have",
        basis=_BASIS,
        message="'{found}' is not a question of the round '{round}'.",
        remedy=_OF,
        finds="An answer under an id that no question of the round has.",
        why="The answer was not read.",
        example="round_answers: {age_doubt: {choice: until_shown}}",
        close="Correct the id. The questions stand in the file of the round, or in its copy below 'round'.",
    ),
    text(
        "SCH233",
        title="An answer that its question does not offer",
        basis=_BASIS,
        message="{subject}: '{found}' is not one of the choices of this question.",
        remedy=_OF,
        form_remedy="Pick one of: {expected}.",
        finds="A choice, or one of several ticks, that is not among the choices of the question.",
        why="Only what can be chosen can be counted across states.",
        example="round_answers: {shelter_freedom: {ticks: [leave, sing]}}",
        close="Use a code of the question, and say the rest under 'account'.",
    ),
    text(
        "SCH234",
        title="An answer of another kind than the question's",
        basis=_BASIS,
        message="{kind}",
        remedy="{mend}",
        words={
            "kind": {
                "choice": "{subject}: this question takes one choice.",
                "ticks": "{subject}: this question takes a list of all that is so.",
                "text": "{subject}: this question is answered in words.",
                "count": "{subject}: this question is answered with a figure.",
            },
            "mend": {
                "choice": "Write the code of the one that is so under '{key[round_answers/choice]}'.",
                "ticks": "Write the codes between square brackets under '{key[round_answers/ticks]}', [] for none of "
                "them.",
                "text": "Write it under '{key[account]}'.",
                "count": "Give the figure under '{key[statistics]}', with the id of the question as its indicator.",
            },
        },
        finds="Ticks under a question that takes one choice, a choice where several can be so, and the like.",
        why="The answer was not read.",
        example="round_answers: {age_in_doubt: {ticks: [until_shown]}}",
        close="Put the answer under the key that the kind of the question names.",
    ),
)
