"""What the portal's tests stand on."""

from __future__ import annotations

from tests.editions import published as published
