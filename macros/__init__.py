"""The code of the handbook: it reads `data/`, judges it and renders what readers see.

Modules import only from those below them; `tests/test_layers.py` holds the order.
"""
