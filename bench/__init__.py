"""Measurements of the build; see README.md beside this file."""
