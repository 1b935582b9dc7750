"""Every journey of the desk as a table of states and moves."""

from spkt.law.journeys.counter import VISIT
from spkt.law.journeys.matters import MATTER
from spkt.law.journeys.papers import PAPER

JOURNEYS = (VISIT, MATTER, PAPER)
DONE = {move.act: move.done for journey in JOURNEYS for move in reversed(journey.moves)}
"""What the timeline says of an act; where rows of one act differ, the words of the first row."""
