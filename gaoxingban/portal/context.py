"""What every page knows."""

from __future__ import annotations

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """The site's own words and addresses, for every template."""
    return {}
