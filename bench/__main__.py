"""`make bench`: builds handbooks of several sizes beside their peers, and prints the table."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path

from bench import in_browser
from bench.measure import Taken, measure_cold, measure_rebuild, measure_reload
from bench.sites import make_sites

SIZES = (100, 1_000, 5_000)
OURS, THREE, MATERIAL, HUGO = range(4)
_HEAD = """\
| plans | site | cold, s | after one edit, s | peak memory, MB | written, MB | x Material | x Hugo |
|---:|---|---:|---:|---:|---:|---:|---:|"""


def main() -> None:
    """Measure, and print Markdown as soon as each row is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=SIZES, help="sizes to measure")
    sizes = parser.parse_args().plans
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(_HEAD, flush=True)
    cold: dict[int, list[Taken]] = {}
    reloads: dict[int, float] = {}
    felt: dict[int, in_browser.Felt] = {}
    for plans in sizes:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            sites = make_sites(work, plans)
            cold[plans] = [measure_cold(site) for site in sites]
            again = [measure_rebuild(site) for site in sites]
            for site, first, second in zip(sites, cold[plans], again, strict=True):
                print(_row(plans, site.name, first, second, cold[plans]), flush=True)
            felt[plans] = in_browser.measure_registry(sites[OURS].out)
            reloads[plans] = measure_reload(work / "handbook", "place-00000")
    print(f"\nThe registry in a browser:\n\n{in_browser.HEAD}")
    for plans, one in felt.items():
        print(one.to_row(plans))
    print("\nSeconds from saving a plan to a preview that shows it:")
    print(", ".join(f"{seconds:.1f} at {plans} plans" for plans, seconds in reloads.items()))
    print("\nThree languages cost, times one:")
    print(", ".join(f"{_ratio(c[THREE], c[OURS])} at {plans} plans" for plans, c in cold.items()))
    if len(cold) > 1:
        small, large = sorted(cold)[-2:]
        growth = _ratio(cold[large][OURS], cold[small][OURS])
        print(f"\nFrom {small} to {large} plans one language takes {growth} times as long.")


def _row(plans: int, name: str, cold: Taken, again: Taken, all_sites: list[Taken]) -> str:
    cells = (
        f"{plans}",
        name,
        f"{cold.seconds:.2f}",
        f"{again.seconds:.2f}",
        f"{cold.memory:.0f}",
        f"{cold.written:.0f}",
        _ratio(cold, all_sites[MATERIAL]),
        _ratio(cold, all_sites[HUGO]),
    )
    return f"| {' | '.join(cells)} |"


def _ratio(one: Taken, other: Taken) -> str:
    return f"{one.seconds / other.seconds:.2f}"


main()
