"""How fast the house answers and starts, beside a trivial view measured in the same minutes. Run: python3 run.py bench

A figure without its neighbour says nothing on a machine that others use too, so each page is measured in turn with a
view that does nothing, and what counts is the ratio. docs/benchmarks.md holds the figures and how they were made.
"""
