"""Figures in the form that Prometheus reads. Loaded with the first /metrics: most schools never ask for them."""

from collections.abc import Sequence

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import generate_latest

from bot.web import Figure


class _Collected:
    """Figures that were read just now, as prometheus-client asks for them."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = figures

    def collect(self) -> list[CounterMetricFamily | GaugeMetricFamily]:
        return [_family(figure) for figure in self._figures]


def exposed(figures: Sequence[Figure]) -> bytes:
    """The figures in Prometheus' text format."""
    registry = CollectorRegistry()
    registry.register(_Collected(figures))
    return generate_latest(registry)


def _family(figure: Figure) -> CounterMetricFamily | GaugeMetricFamily:
    family = CounterMetricFamily if figure.name.endswith("_total") else GaugeMetricFamily
    return family(figure.name, figure.about, value=figure.value)
