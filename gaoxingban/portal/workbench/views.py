"""Pages of the workbench: overview, import in two steps, differences between editions."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gaoxingban.catalogue.interchange.registry import BY_NAME
from gaoxingban.catalogue.models import ImportRun
from gaoxingban.catalogue.queries import current_editions, editions
from gaoxingban.catalogue.rules.problem import BadInput
from gaoxingban.portal.components import Crumb
from gaoxingban.portal.workbench.access import staff_only
from gaoxingban.portal.workbench.examining import examine, report_of
from gaoxingban.portal.workbench.forms import WAYS, UploadForm
from gaoxingban.portal.workbench.services import AlreadyTaken, NothingToPublish, publish
from gaoxingban.portal.workbench.uploads import Held, forget, held_by, hold

WORKBENCH = gettext_lazy("目录工作台")
RECENT = 10
GONE = gettext_lazy("这个文件已经发布、放弃或过期了。请重新上传。")


def _crumbs(*labels: str) -> tuple[Crumb, ...]:
    return (Crumb(label=WORKBENCH, href="/workbench/"), *(Crumb(label=label) for label in labels))


@staff_only
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What is in force, what was imported last, and a file that waits to be confirmed."""
    context = {
        "crumbs": _crumbs(),
        "editions": current_editions(timezone.localdate()),
        "runs": ImportRun.objects.select_related("edition").defer("edition__body").order_by("-at")[:RECENT],
        "waiting": held_by(request.session),
    }  # fmt: skip
    return render(request, "portal/workbench/overview.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Step 1: a file comes in and is read, and nothing is published."""
    if request.method == "POST":
        too_large = bool(request.POST) and "too_large" in request.META
        form = UploadForm(request.POST, request.FILES, too_large=too_large)
        if form.is_valid():
            examine(hold(form.cleaned_data["file"], form.chosen(), request.session))
            return redirect("import-report")
    else:
        form = UploadForm(initial={"since": timezone.localdate().isoformat(), "add": "add"})
    context = {
        "crumbs": _crumbs(_("导入目录")),
        "form": form,
        "problems": form.problems(),
        "errors": {problem.field: problem.message for problem in form.problems()},
        "ways": WAYS,
        "formats": BY_NAME.values(),
        "collections": sorted({edition.collection for edition in editions()}),
    }
    return render(request, "portal/workbench/upload.html", context)


@staff_only
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """What the dry run saw; from here it is published or put away."""
    held = held_by(request.session)
    if held is None:
        messages.warning(request, GONE)
        return redirect("import")
    context = {
        "crumbs": _crumbs(_("导入目录")),
        "report": report_of(held),
        "chosen": held.chosen(),
        "token": held.token,
    }
    return render(request, "portal/workbench/report.html", context)


@staff_only
@require_safe
def rejects(request: HttpRequest) -> FileResponse:
    """The refused records, to be mended and imported on their own."""
    held = held_by(request.session)
    if held is None or not held.rejects.exists():
        raise Http404(_("没有退回的记录。"))
    told = report_of(held)
    name = f"{held.source.stem}-{_('退回')}{told.rejects_suffix}"
    return FileResponse(held.rejects.open("rb"), as_attachment=True, filename=name)


@staff_only
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Step 2: publish the file whose report was seen, or put it away."""
    held = held_by(request.session)
    if held is None or held.token != request.POST.get("token"):
        messages.warning(request, GONE)
        return redirect("import")
    if request.POST.get("do") != "publish":
        forget(held, request.session)
        messages.info(request, _("已放弃，没有发布任何内容。"))
        return redirect("workbench")
    return _published(request, held)


def _published(request: HttpRequest, held: Held) -> HttpResponse:
    user, now = request.user, timezone.now()
    assert isinstance(user, User)
    try:
        edition = publish(held=held, at=now, actor=user.get_full_name() or user.username)
    except AlreadyTaken:
        messages.warning(request, GONE)
        return redirect("import")
    except (BadInput, NothingToPublish):
        messages.error(request, _("这个文件没有可以发布的记录，请改好后重新上传。"))
        return redirect("import-report")
    forget(held, request.session)
    if edition.published_at == now:
        messages.success(request, _("已发布：%(edition)s。") % {"edition": edition})
    else:
        told = _("内容与%(edition)s完全相同，没有另出新版次。") % {"edition": edition}
        messages.info(request, told)
    return redirect("edition", edition.collection, edition.number)
