"""The public window: follows a receipt by its code. It sees the rows of `trace` and nothing behind them."""
