"""The risk analysis as a group does it: begun, judged, put into the plan, kept, printed."""
