"""What governing documents say of meetings, as pure functions: values in, a ruling out.

Each function takes the value of a rule (the fields that documents/rules/catalogue.py describes), the facts, and the
citations to give with the answer.
"""
