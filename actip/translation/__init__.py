"""Own what translators work on: every English text of the program, and the files in which a language answers it.

    gathering   every text that a person reads: from the calls that say it, the rules, the catalogue, the form's table
    tongues     the languages of the member states, and how many forms of a text about a number each has
    entries     a text, what a language makes of it, and a language as a whole
    updating    a language held to the texts of today: new ones come in, gone ones go, changed ones are stale
    checking    what would fail when it is read: placeholders, plural forms, names of sheets
    catalogues  schemas/texts: the template, the files that people edit, and what the program reads; by Babel
    review      the same as a workbook, for people without tools
    returning   what becomes of a language when that workbook comes back

Only `actip build` and `actip texts` come here. The program itself reads a language through `actip.texts`.
"""
