"""Requests to admit an organisation, with their scores."""

from apps.members.queries.admission import criteria_of
from apps.members.services.admission import record_request, score

from .data import Made, Row, plain


def load_admissions(made: Made, council: str, data: Row) -> None:
    """Record the requests of the file, each scored for every criterion of its body."""
    officer = made.officers[council]
    for row in data.get("admissions", []):
        body = made.bodies[council, row["body"]]
        received = made.day(row, "received_on")
        if received is None:
            raise ValueError(f"{row['name']}: no day on which the request was received.")
        admission = record_request(
            body=body,
            name=row["name"],
            sector=row["sector"],
            representative=row["representative"],
            case=plain(row["case"]),
            received_on=received,
            by=officer,
        )
        rules = {rule.matter: rule.pk for rule in criteria_of(body, made.today)}
        scores = {rules[one["criterion"]]: (one["score"], one["reason"]) for one in row["scores"]}
        score(admission=admission, scores=scores, by=officer)
