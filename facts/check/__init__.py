"""The number check: what an item says and its sources do not bear."""

from facts.check.checker import check_item
from facts.check.fault import Fault, FaultKind, Severity

__all__ = ["Fault", "FaultKind", "Severity", "check_item"]
