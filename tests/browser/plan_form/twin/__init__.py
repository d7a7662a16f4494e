"""The plan form's twin of the rules, the loader and the YAML: held against the ones in Python."""
