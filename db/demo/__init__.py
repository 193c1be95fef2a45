"""The invented borough of Westerdale: residents, homes and three years of history that never were."""

from db.demo.batch import Batch
from db.demo.borough import DEMO_PROFILE, DEMO_RESIDENTS, DEMO_SEED, generate

__all__ = ["DEMO_PROFILE", "DEMO_RESIDENTS", "DEMO_SEED", "Batch", "generate"]
