"""Three people at the door of the workbench, and files to bring along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

PASSWORD = "a long enough word"
RECORD = {
    "TASK_CODE": "food-1",
    "TASK_NAME": "食品经营许可",
    "DEPT_NAME": "市场监督管理局",
    "TASK_TYPE_TEXT": "行政许可",
    "handle_time_limit": "5(工作日)",
    "material_intro": ["营业执照"],
}


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    """Where uploads are kept during a test."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def designer(db: None) -> Client:  # noqa: ARG001
    """Somebody of the staff, signed in."""
    user = User.objects.create_user("designer", password=PASSWORD, is_staff=True, first_name="小陈")
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def outsider(db: None) -> Client:  # noqa: ARG001
    """Somebody with an account that is not of the staff."""
    client = Client()
    client.force_login(User.objects.create_user("outsider", password=PASSWORD))
    return client


def lines(*records: object) -> bytes:
    """A file of the Guangdong portal: one record a line; text stands as it is."""
    written = (r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records)
    return "\n".join(written).encode()
