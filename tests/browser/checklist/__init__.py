"""The checklist as a reader uses it: ticks, lists, what is kept, files, paper, a phone."""
