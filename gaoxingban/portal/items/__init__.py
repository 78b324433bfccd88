"""Items 事项 as anyone reads them: the list, one item's guide, and the catalogue as open data."""
