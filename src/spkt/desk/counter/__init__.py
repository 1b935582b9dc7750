"""The counter: workbench, queue, and the visits of the people who stand there."""
