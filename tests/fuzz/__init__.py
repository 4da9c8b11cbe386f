"""Files spoilt in any way, given to every command: each is read or refused in a sentence, soon, in little memory."""
