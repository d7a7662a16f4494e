"""One language's site for MkDocs: its generated pages, feeds, search, scripts and styles."""
