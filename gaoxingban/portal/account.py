"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from gaoxingban.portal.components import Crumb, FieldError


class SignInForm(AuthenticationForm):
    """One sentence for every refusal: it does not tell whether the account exists or is closed."""

    error_messages = {
        "invalid_login": _("用户名或密码不对。请核对后再试；忘记密码请找系统管理员。"),
        "inactive": _("用户名或密码不对。请核对后再试；忘记密码请找系统管理员。"),
    }

    def problems(self) -> tuple[FieldError, ...]:
        """What is wrong, with the field to go to."""
        if not self.is_bound:
            return ()
        missing = {"username": _("请填用户名"), "password": _("请填密码")}
        found = [
            FieldError(field=f"id_{name}", message=words)
            for name, words in missing.items()
            if name in self.errors
        ]
        refused = [FieldError(field="id_username", message=str(m)) for m in self.non_field_errors()]
        return tuple(found + refused)


class SignIn(LoginView):
    """The sign-in page; afterwards one is where one wanted to go."""

    template_name = "portal/account/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
    extra_context = {"crumbs": (Crumb(label=_("登录")),)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without Django's own `site`, which would stand before ours."""
        context = super().get_context_data(**kwargs)
        return {name: value for name, value in context.items() if name not in {"site", "site_name"}}

    def get_default_redirect_url(self) -> str:
        """Staff go to their workbench, others home."""
        user = self.request.user
        return reverse("workbench") if isinstance(user, User) and user.is_staff else "/"


urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(next_page="/"), name="sign-out"),
]
