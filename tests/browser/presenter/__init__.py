"""The presenter as somebody uses it: slides led, cut, printed, and the speaker's own window."""
