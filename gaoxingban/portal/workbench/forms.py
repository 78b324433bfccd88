"""Shape of what the designer sends."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaoxingban.catalogue.interchange.registry import BY_NAME
from gaoxingban.portal.components import Choice, FieldError
from gaoxingban.portal.workbench.uploads import Chosen

MEGABYTE = 1024 * 1024
WAYS = (
    Choice(
        value="add",
        label=gettext_lazy("加进去"),
        hint=gettext_lazy("编码相同的换成新的，其他的都保留"),
    ),
    Choice(
        value="replace",
        label=gettext_lazy("整个换掉"),
        hint=gettext_lazy("文件里没有的，新版次里也没有"),
    ),
)


class UploadForm(forms.Form):
    """A file and where it goes."""

    file = forms.FileField(
        error_messages={
            "required": gettext_lazy("请选一个文件"),
            "empty": gettext_lazy("文件是空的，请换一份有内容的文件"),
        }
    )
    format = forms.ChoiceField(required=False)
    collection = forms.SlugField(
        max_length=60,
        error_messages={
            "required": gettext_lazy("请写放进哪个目录库"),
            "invalid": gettext_lazy("目录库的名字只能用小写字母、数字和连字符"),
        },
    )
    title = forms.CharField(required=False, max_length=200)
    add = forms.ChoiceField(choices=[("add", ""), ("replace", "")], initial="add")
    since = forms.DateField(
        error_messages={
            "required": gettext_lazy("请填从哪天起生效"),
            "invalid": gettext_lazy("日期请写成 2026-01-31 的样子"),
        }
    )
    mapping = forms.CharField(required=False)

    def __init__(self, *args: object, too_large: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.too_large = too_large
        known = [(name, known.label) for name, known in BY_NAME.items()]
        self.fields["format"].choices = [("", ""), *known]  # type: ignore[attr-defined]

    def clean_collection(self) -> str:
        """Collections are addresses: lower case."""
        return str(self.cleaned_data["collection"]).lower()

    def clean_mapping(self) -> dict[str, str]:
        """One 列=字段 a line."""
        lines = [line.strip() for line in self.cleaned_data["mapping"].splitlines() if line.strip()]
        pairs = [line.partition("=") for line in lines]
        for column, equals, field in pairs:
            if not (column.strip() and equals and field.strip()):
                raise forms.ValidationError(
                    _("每行要写成 列=字段，不是“%(what)s”") % {"what": f"{column}{equals}{field}"}
                )
        return {column.strip(): field.strip() for column, _equals, field in pairs}

    def chosen(self) -> Chosen:
        """What the designer said; the title is the file's name when none is given."""
        given, upload = self.cleaned_data, self.cleaned_data["file"]
        assert isinstance(upload, UploadedFile)
        return Chosen(
            collection=given["collection"],
            title=given["title"] or str(upload.name).rsplit(".", 1)[0][:200],
            since=given["since"],
            add=given["add"] == "add",
            format=given["format"],
            mapping=given["mapping"],
        )

    def problems(self) -> list[FieldError]:
        """What is wrong, with the field to go to; a file that was too large says so."""
        if not self.is_bound:
            return []
        if self.too_large:
            limit = settings.IMPORT_MAX_BYTES // MEGABYTE
            words = _("文件超过 %(limit)s MB，没有接收。请拆成几个文件再上传") % {"limit": limit}
            return [FieldError(field="file", message=words)]
        return [
            FieldError(field=name, message=str(messages[0]))
            for name, messages in self.errors.items()
        ]
