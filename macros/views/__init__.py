"""Handbook -> view objects: what a page shows, decided before any HTML is written."""
