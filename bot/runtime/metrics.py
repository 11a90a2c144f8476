"""What the bot counts of itself, for Prometheus: numbers only, no chat and no text (docs/operations.md lists them)."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

COMMIT_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Bounds in seconds: a flush takes a fraction of a millisecond on a good disk, 10 ms on a slow one."""
PREFIX = "dispute_bot"


class Metrics:
    """The counts of one bot, in a registry of its own. Each method is called where the thing happens."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(namespace=PREFIX, registry=self._registry)
        self._taken = self._counter("updates_taken", "Updates stored, those included that came once more.")
        self._handled = self._counter("updates_handled", "Updates and own notes handled.")
        self._failed = self._counter("updates_failed", "Tries to handle an update that failed.")
        self._set_aside = self._counter("updates_set_aside", "Updates set aside after the last try.")
        self._refused = self._counter("webhook_refused", "Requests to the webhook without its secret.")
        outcomes = self._counter("deliveries", "Deliveries by what became of them.", "outcome")
        self._delivered, self._undeliverable, self._parked = (
            outcomes.labels(outcome) for outcome in ("delivered", "refused", "parked")
        )
        self._retried = self._counter("deliveries_retried", "Deliveries put off because a try failed.")
        self._held = self._counter("deliveries_held", "Deliveries put off because Telegram said 429.")
        self._operations = self._counter("storage_operations", "Operations on the database.")
        self._commits = Histogram(
            f"{PREFIX}_storage_transaction_seconds",
            "Time of the transactions that operations share, the flush to the disk included.",
            buckets=COMMIT_SECONDS,
            registry=self._registry,
        )

    def taken(self, updates: int) -> None:
        """Count updates that were stored."""
        self._taken.inc(updates)

    def handled(self) -> None:
        """Count an update, or a note of the bot to itself, that was handled and committed."""
        self._handled.inc()

    def failed(self) -> None:
        """Count a try to handle an update that failed."""
        self._failed.inc()

    def set_aside(self) -> None:
        """Count an update that was set aside."""
        self._set_aside.inc()

    def refused(self) -> None:
        """Count a request to the webhook without its secret."""
        self._refused.inc()

    def delivered(self, deliveries: int) -> None:
        """Count deliveries that Telegram has and the database knows of."""
        self._delivered.inc(deliveries)

    def undeliverable(self) -> None:
        """Count a delivery that Telegram refused for good as it was: its plain text takes its place."""
        self._undeliverable.inc()

    def parked(self) -> None:
        """Count a delivery that waits because its chat cannot be reached."""
        self._parked.inc()

    def retried(self) -> None:
        """Count a delivery put off because a try failed."""
        self._retried.inc()

    def held(self) -> None:
        """Count a delivery put off because Telegram said 429."""
        self._held.inc()

    def committed(self, operations: int, seconds: float) -> None:
        """Count operations on the database that shared a transaction, and the time in seconds it took."""
        self._operations.inc(operations)
        self._commits.observe(seconds)

    def shows(self, name: str, meaning: str, value: Callable[[], float]) -> None:
        """Add a number that is looked up whenever somebody asks; NaN where it is not known. A name is added once."""
        Gauge(f"{PREFIX}_{name}", meaning, registry=self._registry).set_function(value)

    def text(self) -> bytes:
        """Write all of it in Prometheus's text format."""
        return generate_latest(self._registry)

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(f"{PREFIX}_{name}", meaning, labels, registry=self._registry)
