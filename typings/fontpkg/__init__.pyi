from pathlib import Path

class Family:
    name: str

def family(name: str) -> Family: ...
def path(name: str, weight: int | str = ..., style: str = ..., nearest: bool = ...) -> Path: ...
