"""What counts as a first substantive step told to the reporter, and stops the clock of fourteen days."""

from spkt.law.sources import HOUSE, KUHAP, cite

ANSWERING_ACTS = frozenset({"matters.record_konseling", "reports.issue"})
"""Acts in which she is told herself: the talk with the detective, and the report that she has confirmed."""

ANSWERING_PAPERS = frozenset(
    {"jawaban", "kelengkapan", "pemberitahuan_terusan", "pemberitahuan_pelimpahan", "sttlp", "sp2hp"}
)
"""Papers that tell her an outcome; they count when they are in her hands, not when they are written."""


@cite(KUHAP["pasal 23 ayat (6)"], HOUSE["ADR 0031"])
def answers(act: str, paper: str = "") -> bool:
    """Does this act tell the reporter a first substantive step?

    paper   kind of the paper that changed hands, "" where none did
    doubt   the text says "menanggapi" and no more; a note, a call or a reading inside the house is none
    """
    return act in ANSWERING_ACTS or (act == "papers.hand_over" and paper in ANSWERING_PAPERS)
