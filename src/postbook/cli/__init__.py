"""The command line: one file per command. The only room that prints, asks or exits."""
