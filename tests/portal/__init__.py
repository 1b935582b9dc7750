"""The public window, asked as a browser asks it: through its own WSGI application."""
