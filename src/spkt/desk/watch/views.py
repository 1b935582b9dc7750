"""Calling the duty detective."""

from django.http import HttpResponse

from spkt.actions import watch
from spkt.desk._page import Desk, do, once, to
from spkt.desk.matters._one import one


@do(again=one)
def call_detective(request: Desk, code: str) -> HttpResponse:
    """The duty detective is called; his response clock runs from now."""
    watch.call_detective(by=request.reader, key=once(request), code=code)
    return to("matters.one", code=code)
