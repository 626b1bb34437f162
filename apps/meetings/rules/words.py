"""Fractions and numbers of people in words."""

CARDINALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
PARTS = ("", "whole", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def fraction(numerator: int, denominator: int) -> str:
    """Return "one third", "two thirds", "half", or "7/20" where words would be hard to read."""
    if numerator >= len(CARDINALS) or denominator >= len(PARTS):
        return f"{numerator}/{denominator}"
    if PARTS[denominator] == "half" and numerator == 1:
        return "half"
    plural = "" if numerator == 1 else "s"
    return f"{CARDINALS[numerator]} {PARTS[denominator]}{plural}"


def many(number: int, noun: str, plural: str = "") -> str:
    """Return "1 member", "2 members"; ``plural`` where an s is not enough."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
