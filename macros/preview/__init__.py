"""What `make serve` shows, and how it shows a change at once."""
