"""What a page shows: an answer of the house in, the plain values of a template out.

A view reads records and nothing else; it knows neither HTML nor where the pages will stand.
"""
