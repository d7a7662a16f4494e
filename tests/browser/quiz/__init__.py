"""The quiz as a reader takes it: answers, result, certificate, and what can go wrong."""
