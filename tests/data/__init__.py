"""Makers of workbooks that people could have written. Every name is invented."""
