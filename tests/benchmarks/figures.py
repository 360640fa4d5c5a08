"""How a benchmark prints its figures."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click


def show(figures: Mapping[str, float], *, as_json: bool) -> None:
    """Print figures by name, a line each, or as JSON."""
    if as_json:
        click.echo(json.dumps(figures, indent=2))
        return
    width = max(map(len, figures))
    for name, figure in figures.items():
        click.echo(f"{name.replace('_', ' '):{width}}  {figure:>12,}")
