"""GET cannot write; a refusal is a page, never a 500."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from apps.core.middleware import ReadOnlyOnSafeMethods, RefusalPage, WriteOnSafeMethod
from apps.core.rulings import refuse

pytestmark = pytest.mark.django_db


def writing(request: HttpRequest) -> HttpResponse:
    get_user_model().objects.create_user("somebody@example.org", name="Some Body")
    return HttpResponse("written")


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_safe_method_that_writes_is_stopped(method: str) -> None:
    with pytest.raises(WriteOnSafeMethod), transaction.atomic():
        ReadOnlyOnSafeMethods(writing)(getattr(RequestFactory(), method)("/"))
    assert not get_user_model().objects.exists()


def test_a_post_may_write() -> None:
    assert ReadOnlyOnSafeMethods(writing)(RequestFactory().post("/")).content == b"written"


def test_a_writing_statement_behind_a_reading_word_is_stopped() -> None:
    def disguised(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("WITH gone AS (SELECT 1) DELETE FROM accounts_user")
        return HttpResponse("gone")

    with pytest.raises(WriteOnSafeMethod):
        ReadOnlyOnSafeMethods(disguised)(RequestFactory().get("/"))


def test_all_3_an_uncaught_refusal_is_a_page_that_says_the_rule() -> None:
    request = RequestFactory().post("/")
    answer = RefusalPage(writing).process_exception(request, refuse("Not quorate: 16 of 17.", lawful="One more."))
    assert answer is not None
    assert answer.status_code == 422
    assert b"Not quorate: 16 of 17." in answer.content
