"""How long somebody will wait, what nine in ten wait less than, or that it is too soon to say."""

import math
from dataclasses import dataclass
from enum import Enum

from advisor_console.domain.queueing import ServiceLoad

_LOW, _HIGH = 0.10, 0.90
_NEEDED_SERVICES = 10
_MINUTE = 60
_ROUND_TO_FIVES_FROM = 30
_TINY = 1e-300
_EPSILON = 1e-15
_MOST_TERMS = 100_000
_BISECTIONS = 200


class NotEnough(Enum):
    """Why nothing is said about the wait."""

    NOBODY_SERVES = "nobody is serving"
    TOO_FEW_SERVICES = "too few people have been served today"


@dataclass(frozen=True, slots=True)
class WaitEstimate:
    """A wait in seconds: what is expected, and the 10th and 90th percentile around it."""

    expected_seconds: float
    low_seconds: float
    high_seconds: float

    @property
    def about_minutes(self) -> int:
        """The expected wait in whole minutes, in fives from half an hour; 0 for less than a minute."""
        if self.expected_seconds < _MINUTE:
            return 0
        minutes = math.floor(self.expected_seconds / _MINUTE + 0.5)
        return minutes if minutes < _ROUND_TO_FIVES_FROM else 5 * math.floor(minutes / 5 + 0.5)

    @property
    def most_less_than_minutes(self) -> int:
        """The 90th percentile in whole minutes, rounded up so that it is kept; in fives from half an hour."""
        minutes = max(1, math.ceil(self.high_seconds / _MINUTE))
        return minutes if minutes < _ROUND_TO_FIVES_FROM else 5 * math.ceil(minutes / 5)

    @property
    def words(self) -> str:
        """For the wall display, in English: "about 12 minutes, most wait less than 21"."""
        about, most = self.about_minutes, self.most_less_than_minutes
        if about == 0:
            if most == 1:
                return "less than a minute"
            return f"less than a minute, most wait less than {most} minutes"
        return f"about {about} {'minute' if about == 1 else 'minutes'}, most wait less than {most}"


def expected_wait(ahead: int, servers: int, mean_service_seconds: float) -> float:
    """Give (n+1)·s/c in seconds: with n people ahead, n+1 services must end before one's own begins.

    Source: requirements.md, Queue; Whitt, Predicting queueing delays, Management Science 45(6), 1999.
    Raises ValueError when nobody serves.
    """
    if servers < 1 or ahead < 0 or mean_service_seconds <= 0:
        raise ValueError("A wait needs a server, a service time and nobody missing ahead.")
    return (ahead + 1) * mean_service_seconds / servers


def estimate_wait(
    ahead: int,
    servers: int,
    services: int,
    mean_service_seconds: float | None,
    needed_services: int = _NEEDED_SERVICES,
) -> WaitEstimate | NotEnough:
    """Estimate the wait of somebody with `ahead` people in front, who all wait for `servers` people.

    services: how many completed services the mean is made from; below needed_services nothing is said.
    The range is the 10th to 90th percentile of Gamma(n+1, s/c), which is exact when service times are
    exponential and everybody ahead stays. Source: as expected_wait.
    """
    if servers < 1:
        return NotEnough.NOBODY_SERVES
    if services < needed_services or mean_service_seconds is None or mean_service_seconds <= 0:
        return NotEnough.TOO_FEW_SERVICES
    scale = mean_service_seconds / servers
    return WaitEstimate(
        expected_wait(ahead, servers, mean_service_seconds),
        gamma_quantile(ahead + 1, scale, _LOW),
        gamma_quantile(ahead + 1, scale, _HIGH),
    )


def estimate_for(load: ServiceLoad, ahead: int | None = None) -> WaitEstimate | NotEnough:
    """Estimate the wait for a service at a site; ahead is everybody who waits there unless given."""
    in_front = load.waiting if ahead is None else ahead
    return estimate_wait(in_front, load.busy, load.services, load.mean_service_seconds)


def gamma_cdf(shape: float, x: float) -> float:
    """Give the chance that a Gamma(shape, 1) value is at most x: the regularised lower incomplete gamma.

    Source: Abramowitz and Stegun 6.5.29 (series) and 6.5.31 (continued fraction, by Lentz's method).
    Raises ValueError for a shape that is not positive.
    """
    if shape <= 0:
        raise ValueError("A gamma distribution needs a positive shape.")
    if x <= 0:
        return 0.0
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        return min(1.0, front * _series(shape, x))
    return max(0.0, 1.0 - front * _fraction(shape, x))


def gamma_quantile(shape: float, scale: float, chance: float) -> float:
    """Give the value that a Gamma(shape, scale) value stays below with the given chance.

    Bracketed by doubling, then bisected until the interval no longer shrinks.
    Raises ValueError for a chance that is not between 0 and 1.
    """
    if not 0 < chance < 1:
        raise ValueError("A chance lies between nothing and one.")
    high = max(shape, 1.0)
    while gamma_cdf(shape, high) < chance:
        high *= 2
    low = 0.0
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if high - low <= _EPSILON * high or middle in {low, high}:
            break
        if gamma_cdf(shape, middle) < chance:
            low = middle
        else:
            high = middle
    return scale * (low + high) / 2


def _series(shape: float, x: float) -> float:
    term = total = 1 / shape
    for n in range(1, _MOST_TERMS):
        term *= x / (shape + n)
        total += term
        if term < total * _EPSILON:
            break
    return total


def _fraction(shape: float, x: float) -> float:
    b = x + 1 - shape
    c = 1 / _TINY
    d = 1 / b
    value = d
    for n in range(1, _MOST_TERMS):
        a = -n * (n - shape)
        b += 2
        d = 1 / _or_tiny(a * d + b)
        c = _or_tiny(b + a / c)
        value *= d * c
        if abs(d * c - 1) < _EPSILON:
            break
    return value


def _or_tiny(value: float) -> float:
    """Keep Lentz's method from dividing by nothing."""
    return value if abs(value) > _TINY else _TINY
