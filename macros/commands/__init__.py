"""The commands of `handbook`, one module a group; `macros/cli.py` puts them together."""
