"""The working-day calendar: State Council notices, make-up workdays included. Pure."""
