"""Own the writing of submissions and workbooks, in the house style."""
