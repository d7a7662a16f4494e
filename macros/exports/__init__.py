"""The handbook for other programs: pure functions from an edition to text, which write nothing."""
