"""The open-space board as a group uses it: placing, voting, keeping time, files, paper, pages."""
