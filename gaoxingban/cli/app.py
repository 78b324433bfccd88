"""The command's tree. Each room's verbs live in the module of the same name beside this one."""

from __future__ import annotations

from typing import Annotated

import typer
from django.utils import translation
from django.utils.translation import gettext as _

from gaoxingban.cli import catalogue, doctor, language, plan, search, serve, workdays

app = typer.Typer(
    name="gaoxingban",
    help=_("高兴办：算得出、办得到、看得见的一件事。"),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.add_typer(catalogue.app)
app.add_typer(workdays.app)
app.command("search", help=_("用平常的话找一件事和事项。"))(search.search)
app.command("plan", help=_("算一件事：要办什么、交什么、几天办完、省了多少。"))(plan.plan)
app.command("serve", help=_("准备好一切并提供网站服务。"))(serve.serve)
app.command("doctor", help=_("看这台机器上还缺什么。"))(doctor.doctor)


@app.callback()
def speak(
    lang: Annotated[
        str, typer.Option("--lang", help=_("说哪种语言：zh 或 en；不写则看系统语言。"))
    ] = "",
) -> None:
    """Choose the language before any verb runs."""
    if lang:
        translation.activate(language.named(lang))
