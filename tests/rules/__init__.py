"""One file a rule, as in `macros/rules/`; besides, the runner, the manuals and the texts."""
