"""Who may work at the workbench, and what a stranger learns at its door."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from gaoxingban.portal.workbench.urls import urlpatterns
from tests.portal.workbench.conftest import PASSWORD

pytestmark = pytest.mark.django_db
NAMES = [pattern.name for pattern in urlpatterns]


@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_is_asked_to_sign_in(client: Client, name: str) -> None:
    address = reverse(name)
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == HTTPStatus.FOUND
        assert answer.headers["Location"] == f"/sign-in/?next={address}"


@pytest.mark.parametrize("name", NAMES)
def test_who_is_not_of_the_staff_is_refused(outsider: Client, name: str) -> None:
    answer = outsider.get(reverse(name))
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "您的帐号没有这一页的权限" in answer.content.decode()


def test_the_staff_see_their_workbench(designer: Client) -> None:
    assert "导入目录" in designer.get("/workbench/").content.decode()


def test_nothing_is_changed_by_looking(designer: Client) -> None:
    assert designer.get("/workbench/import/confirm/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert designer.get("/sign-out/").status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_a_form_of_another_site_changes_nothing(designer: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = designer.cookies
    for address in ("/workbench/import/", "/workbench/import/confirm/"):
        assert strict.post(address, {}).status_code == HTTPStatus.FORBIDDEN


def test_one_signs_in_and_is_where_one_wanted_to_go(client: Client) -> None:
    User.objects.create_user("chen", password=PASSWORD, is_staff=True)
    answer = client.post(
        "/sign-in/", {"username": "chen", "password": PASSWORD, "next": "/workbench/import/"}
    )
    assert answer.headers["Location"] == "/workbench/import/"


@pytest.mark.parametrize(("staff", "place"), [(True, "/workbench/"), (False, "/")])
def test_without_a_wish_one_is_led_where_one_belongs(
    client: Client, staff: bool, place: str
) -> None:
    User.objects.create_user("chen", password=PASSWORD, is_staff=staff)
    answer = client.post("/sign-in/", {"username": "chen", "password": PASSWORD})
    assert answer.headers["Location"] == place


def test_signing_in_leads_to_no_other_site(client: Client) -> None:
    User.objects.create_user("chen", password=PASSWORD, is_staff=True)
    answer = client.post(
        "/sign-in/", {"username": "chen", "password": PASSWORD, "next": "https://example.org/"}
    )
    assert answer.headers["Location"] == "/workbench/"


def test_a_refusal_does_not_tell_whether_the_account_exists(client: Client) -> None:
    User.objects.create_user("chen", password=PASSWORD)
    User.objects.create_user("closed", password=PASSWORD, is_active=False)
    pages = set()
    for username, password in (("chen", "wrong"), ("nobody", "wrong"), ("closed", PASSWORD)):
        page = client.post(
            "/sign-in/", {"username": username, "password": password}
        ).content.decode()
        assert "用户名或密码不对" in page
        pages.add(page.replace(username, "").split("<main", 1)[1].split("csrfmiddlewaretoken")[0])
    assert len(pages) == 1


def test_passwords_are_kept_with_argon2(db: None) -> None:  # noqa: ARG001
    assert User.objects.create_user("chen", password=PASSWORD).password.startswith("argon2$")


def test_signing_out_ends_the_session(designer: Client) -> None:
    assert designer.post("/sign-out/").headers["Location"] == "/"
    assert designer.get("/workbench/").status_code == HTTPStatus.FOUND
