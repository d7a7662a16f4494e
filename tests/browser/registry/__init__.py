"""The registry in a browser: search, filters, sorting, and the view in the address."""
