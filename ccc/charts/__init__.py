"""Attempts in, a Vega-Lite chart out; the only user of Altair and pandas."""
