"""The number check: what an item or a row of a table says and its sources do not bear."""

from facts.check.checker import check_item
from facts.check.fault import Fault, FaultKind, Severity
from facts.check.row import check_row

__all__ = ["Fault", "FaultKind", "Severity", "check_item", "check_row"]
