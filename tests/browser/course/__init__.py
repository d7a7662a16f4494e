"""The course of 23 things as a reader takes it: done and noted, taken along, kept, printed."""
