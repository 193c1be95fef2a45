"""The council's PostgreSQL: gateway, functions and roles."""
