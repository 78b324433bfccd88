"""The district this site belongs to, read once from its profile folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec


class Town(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A town or street office: its 9-digit statistical code and its name."""

    code: str
    name: str


class District(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names a district gives itself, in Chinese and in English, and its towns."""

    code: str
    name: str
    name_en: str
    brand: str
    brand_en: str
    slogan: str
    slogan_en: str
    towns: tuple[Town, ...]


class ProfileError(ValueError):
    """A district's profile cannot be read; says which file and what is wrong in it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"区县配置 {path} 无法读取：{reason}。请对照 districts/gaoyao/profile.yaml。"
        )


@cache
def district(folder: Path) -> District:
    """The profile in `folder`/profile.yaml; raises ProfileError."""
    path = folder / "profile.yaml"
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=District)
    except (OSError, msgspec.DecodeError) as reason:
        raise ProfileError(path, str(reason)) from reason
