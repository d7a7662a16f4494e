"""What is written in Markdown: the pages as files, and the checks on them."""
