"""Data the console ships with, read through importlib.resources."""
