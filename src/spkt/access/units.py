"""Officers and regions as pages need them."""

from uuid import UUID

from django.db.models import QuerySet, Subquery

from spkt.records.models import Officer, Region, TreeHead


def signed_in(pk: UUID | str) -> Officer | None:
    """The officer of a session with his unit and, in the same statement, the size of the ledger for the status bar."""
    rows = Officer.objects.select_related("unit").annotate(ledger_size=Subquery(TreeHead.objects.values("size")[:1]))
    return rows.filter(pk=pk, is_active=True).first()


def regions(parent: str) -> list[tuple[str, str]]:
    """(code, name) of the regions directly below this one ("" for the provinces), by name."""
    below: QuerySet[Region] = Region.objects.filter(parent=parent).order_by("name")
    return list(below.values_list("code", "name"))
