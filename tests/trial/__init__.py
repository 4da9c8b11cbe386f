"""A form on trial: what people and their programs do to a spreadsheet, what a person types, sees and needs time for."""
