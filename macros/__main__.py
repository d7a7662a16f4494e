"""`python -m macros` is the `handbook` command."""

from macros.cli import main

main()
