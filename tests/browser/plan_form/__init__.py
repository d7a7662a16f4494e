"""The plan form as a reader uses it: by keyboard, in drafts, from files, on paper, as a proposal."""
