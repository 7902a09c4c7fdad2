"""Dates: EDTF, how a date answers a period, dates in words and as they are typed."""
