"""Settings as tests and tools load them: the house in demo mode."""

import os

os.environ.setdefault("SPKT_DEMO", "1")

from spkt.settings import *  # noqa: F403
