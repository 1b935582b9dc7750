"""Room of units and officers: signing in and out, how the desk looks to an officer, regions for the pickers."""
