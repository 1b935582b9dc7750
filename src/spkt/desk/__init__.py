"""The desk: pages for officers, one folder per noun."""
