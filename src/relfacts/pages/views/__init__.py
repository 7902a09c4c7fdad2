"""Turns answers of the library into plain values for a template.

A view only reads records; it knows neither HTML nor the final addresses of the pages.
"""
