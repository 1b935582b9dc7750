"""Pages of what is still being typed, as pictures."""

from typing import Any

from django.http import HttpResponse, QueryDict

from spkt.access._gate import Unseen


def as_posted(typed: dict[str, Any]) -> QueryDict:
    """What was typed last, as a form would post it."""
    posted = QueryDict(mutable=True)
    for name, values in typed.items():
        posted.setlist(name, values)
    return posted


def picture_of(drawn: list[bytes], number: int) -> HttpResponse:
    """One page as a picture that no cache keeps. raises Unseen where there is no such page"""
    if not 1 <= number <= len(drawn):
        raise Unseen
    answer = HttpResponse(drawn[number - 1], content_type="image/png")
    answer["Content-Disposition"], answer["Cache-Control"] = f'inline; filename="draf-{number}.png"', "no-store"
    return answer
