"""Read answers of services from their files, of which nothing is trusted: CSV, or Open311 in XML or JSON."""

import csv
import io
import json
from collections.abc import Mapping
from xml.parsers import expat

from advisor_console.domain.back_office import ACCEPTED, DONE, REJECTED, ServiceAnswer, WrongLine

HEADER = ("reference", "service", "state", "service_reference", "reason")
"""The columns of an answer in CSV, in any order."""
LARGEST = 10_000_000
"""Bytes; 5,000 answers are a tenth of it."""

_READ = {"token", "service_request_id", "status", "code", "description"}
_STATES = {"": ACCEPTED, "open": ACCEPTED, "closed": DONE}

Read = tuple[list[ServiceAnswer], list[WrongLine]]


def read_answers(body: bytes) -> Read:
    """Give the answers, and the lines that are no answers. Lines count from 1, the header among them."""
    if len(body) > LARGEST:
        return [], [WrongLine(1, "The file is larger than 10 MB. Send it in parts.")]
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [WrongLine(body.count(b"\n", 0, error.start) + 1, "This is not text in UTF-8.")]
    if not text.strip():
        return [], [WrongLine(1, "The file is empty.")]
    begins = text.lstrip()[0]
    return _from_xml(text) if begins == "<" else _from_json(text) if begins == "[" else _from_csv(text)


def _from_csv(text: str) -> Read:
    answers: list[ServiceAnswer] = []
    wrong: list[WrongLine] = []
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    line, names = 1, None
    try:
        for row in rows:
            cells = [one.strip() for one in row]
            if names is None:
                names = [one.lower() for one in cells]
                if sorted(names) != sorted(HEADER):
                    return [], [WrongLine(line, f"The header is {','.join(HEADER)} in any order.")]
            elif any(cells):
                _take(names, cells, line, answers, wrong)
            line = rows.line_num + 1
    except csv.Error:
        wrong.append(WrongLine(line, "This line is not CSV: look at its quotation marks."))
    return answers, wrong


def _take(
    names: list[str], cells: list[str], line: int, answers: list[ServiceAnswer], wrong: list[WrongLine]
) -> None:
    if len(cells) != len(names):
        wrong.append(WrongLine(line, f"There are {len(cells)} cells, and the header has {len(names)}."))
        return
    answer = ServiceAnswer(line, **dict(zip(names, cells, strict=True)))
    missing = next((name for name in HEADER[:3] if not getattr(answer, name)), None)
    if missing is not None:
        wrong.append(WrongLine(line, f"The {missing} is missing."))
    elif any(not character.isprintable() for value in cells for character in value):
        wrong.append(WrongLine(line, "A cell holds more than one line, or something that is no text."))
    else:
        answers.append(answer)


class _Requests:
    """What expat meets of <service_requests>: a request's own elements, and an <error> in it."""

    def __init__(self) -> None:
        self.answers: list[ServiceAnswer] = []
        self.wrong: list[WrongLine] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._path: list[str] = []
        self._line = 0
        self._found: dict[str, str] = {}

    def _doctype(self, *_: object) -> None:
        # Entities are where XML from elsewhere turns into an attack; GeoReport has none.
        raise ValueError("The file has a DOCTYPE, which an Open311 answer never has.")

    def _start(self, name: str, _attributes: object) -> None:
        self._path.append(name)
        if len(self._path) == 1 and name != "service_requests":
            raise ValueError("An Open311 answer begins with <service_requests>.")
        if self._path == ["service_requests", "request"]:
            self._line, self._found = self.parser.CurrentLineNumber, {}

    def _text(self, text: str) -> None:
        if len(self._path) > 2 and self._path[-1] in _READ:
            self._found[self._path[-1]] = self._found.get(self._path[-1], "") + text

    def _end(self, _name: str) -> None:
        if self._path == ["service_requests", "request"]:
            self._answer({name: value.strip() for name, value in self._found.items()})
        self._path.pop()

    def _answer(self, found: dict[str, str]) -> None:
        answer = _answer_of(self._line, found)
        if isinstance(answer, WrongLine):
            self.wrong.append(answer)
        else:
            self.answers.append(answer)


def _answer_of(line: int, found: Mapping[str, str]) -> ServiceAnswer | WrongLine:
    """Read one request of GeoReport, with the code and description of its error among its own."""
    reference, said = found.get("token", ""), found.get("status", "").lower()
    number = found.get("service_request_id", "")
    if not reference:
        return WrongLine(line, "The request has no token: that is our reference.")
    if "code" in found:
        return ServiceAnswer(
            line, reference, "waste", REJECTED, number, found.get("description") or found["code"]
        )
    if said not in _STATES or not number:
        return WrongLine(
            line, f"{reference}: there is no service_request_id with status open or closed, and no error."
        )
    return ServiceAnswer(line, reference, "waste", _STATES[said], number)


def _from_json(text: str) -> Read:
    """Read an array of requests; each counts as the line of its place. An error is an object of its own."""
    try:
        requests = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        return [], [WrongLine(line, "This is not JSON.")]
    answers: list[ServiceAnswer] = []
    wrong: list[WrongLine] = []
    for place, request in enumerate(requests, 1):
        given = request if isinstance(request, dict) else {}
        refused = given.get("error")
        if isinstance(refused, dict):
            given = {**given, **refused}
        found = {name: _one_line(given[name]) for name in _READ if given.get(name) is not None}
        answer = _answer_of(place, found)
        if isinstance(answer, WrongLine):
            wrong.append(answer)
        else:
            answers.append(answer)
    return answers, wrong


def _one_line(value: object) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in str(value)).strip()


def _from_xml(text: str) -> Read:
    requests = _Requests()
    try:
        requests.parser.Parse(text, True)
    except expat.ExpatError as error:
        return [], [WrongLine(error.lineno, f"This is not XML: {expat.ErrorString(error.code)}.")]
    except ValueError as error:
        return [], [WrongLine(requests.parser.CurrentLineNumber, str(error))]
    return requests.answers, requests.wrong
