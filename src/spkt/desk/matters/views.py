"""The room of a matter: every page and act that `desk/urls.py` names, gathered from the files that hold them."""

from spkt.desk.matters._account import account_form, receive, receive_form, save_draft, write_account
from spkt.desk.matters._decide import decide, decide_form
from spkt.desk.matters._later import later_form, receive_later
from spkt.desk.matters._one import one, start_konseling
from spkt.desk.matters._parties import party_form, put_party, put_thing, thing_form
from spkt.desk.matters._people import (
    assess_danger,
    complaint_form,
    counter_form,
    danger_form,
    join,
    join_form,
    link_counter,
    protect,
    protect_form,
    write_complaint,
)
from spkt.desk.matters._sheets import konseling_form, read_back, read_back_form, record_konseling
from spkt.desk.matters._supervised import accept_form, accept_referral, inspect, inspect_form, reviews

__all__ = [
    "accept_form",
    "accept_referral",
    "account_form",
    "assess_danger",
    "complaint_form",
    "counter_form",
    "danger_form",
    "decide",
    "decide_form",
    "inspect",
    "inspect_form",
    "join",
    "join_form",
    "konseling_form",
    "later_form",
    "link_counter",
    "one",
    "party_form",
    "protect",
    "protect_form",
    "put_party",
    "put_thing",
    "read_back",
    "read_back_form",
    "receive",
    "receive_form",
    "receive_later",
    "record_konseling",
    "reviews",
    "save_draft",
    "start_konseling",
    "thing_form",
    "write_account",
    "write_complaint",
]
