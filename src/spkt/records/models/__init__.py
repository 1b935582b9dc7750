"""Tables of the desk, one file per noun of the grid."""

from spkt.records.models._custody import Custody, Movement, Sighting, StockTake
from spkt.records.models._registers import RegisterPage
from spkt.records.models.citizens import Screen
from spkt.records.models.counter import Visit
from spkt.records.models.files import File
from spkt.records.models.gelar import Gelar, Seat
from spkt.records.models.ledger import Leaf, Node, Once, Reading, TreeHead
from spkt.records.models.matters import (
    Assignment,
    BlindKey,
    DataKey,
    Draft,
    Konseling,
    Link,
    Matter,
    Party,
    Telling,
    Term,
    Thing,
)
from spkt.records.models.papers import HandForm, Job, PageSource, Paper, Proof, Rendering, Series
from spkt.records.models.reports import LaporanPolisi
from spkt.records.models.units import Letterhead, Officer, Posting, Region, SigningRule, TextChange, Unit
from spkt.records.models.visum import Letter
from spkt.records.models.watch import Call, Duty, Watch

LEDGERED = (
    Unit,
    Letterhead,
    SigningRule,
    Officer,
    Posting,
    Watch,
    Duty,
    Call,
    Visit,
    DataKey,
    Matter,
    Telling,
    Party,
    Thing,
    Assignment,
    Konseling,
    Gelar,
    Seat,
    LaporanPolisi,
    Series,
    Paper,
    Rendering,
    Link,
    Term,
    Letter,
    File,
    HandForm,
    RegisterPage,
    Custody,
    Movement,
    StockTake,
    Sighting,
    PageSource,
    TextChange,
)
"""Tables whose every row is bound to its newest leaf; `spkt verify` compares them."""

__all__ = [
    "LEDGERED",
    "Assignment",
    "BlindKey",
    "Call",
    "Custody",
    "DataKey",
    "Draft",
    "Duty",
    "File",
    "Gelar",
    "HandForm",
    "Job",
    "Konseling",
    "LaporanPolisi",
    "Leaf",
    "Letter",
    "Letterhead",
    "Link",
    "Matter",
    "Movement",
    "Node",
    "Officer",
    "Once",
    "PageSource",
    "Paper",
    "Party",
    "Posting",
    "Proof",
    "Reading",
    "Region",
    "RegisterPage",
    "Rendering",
    "Screen",
    "Seat",
    "Series",
    "Sighting",
    "SigningRule",
    "StockTake",
    "Telling",
    "Term",
    "TextChange",
    "Thing",
    "TreeHead",
    "Unit",
    "Visit",
    "Watch",
]
