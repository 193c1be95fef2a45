"""What `make bench NAME=sync` measures, a module for each part of the way."""
