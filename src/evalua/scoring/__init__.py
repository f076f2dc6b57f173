"""From observations to scores: achievement, question, area, index. Pure arithmetic on frames.

observations -> indicators -> questions -> areas -> index; every stage is kept beside the others.
The rules and their worked examples are in ``docs/methodology.md``.
"""
