"""The `gaoxingban` command: the same verbs as the pages."""
