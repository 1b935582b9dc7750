"""`spkt bench`: what the house costs on this machine, beside what the machine itself costs.

`plan` says what is measured, `house` starts the real program, `browser` and `journey` are the officers, `load` lets
several of them work at once, `floors` and `bare` are what nobody could go below, `figures` makes the table.
"""
