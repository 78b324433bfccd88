"""What is written into the index and what a query means. Pure: no Django, no database, no clock."""
