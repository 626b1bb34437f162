"""The embedded broker: a message is there whole or not at all."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from kombu import Connection

from config import broker


@pytest.fixture
def connection(tmp_path):
    folders = {"data_folder_in": str(tmp_path / "queue"), "data_folder_out": str(tmp_path / "queue")}
    options = {**folders, "control_folder": str(tmp_path / "control"), "polling_interval": 0.01}
    (tmp_path / "queue").mkdir()
    broker.register()
    with Connection("filesystem://", transport_options=options) as connection:
        yield connection


def test_our_transport_serves_the_address(connection):
    assert isinstance(connection.transport, broker.Transport)


def test_messages_come_in_order_and_once(connection):
    queue = connection.SimpleQueue("things")
    for number in range(12):
        queue.put({"number": number})
    assert [queue.get(timeout=5).payload["number"] for _ in range(12)] == list(range(12))
    with pytest.raises(queue.Empty):
        queue.get(block=False)


def test_an_unfinished_message_is_not_seen(connection, monkeypatch, tmp_path):
    """Whoever looks while a message is being written finds nothing."""
    queue, channel = connection.SimpleQueue("whole"), connection.default_channel
    replace, seen = broker.os.replace, []

    def looked(source, target):
        seen.append([channel._size("whole"), source.exists()])
        with pytest.raises(queue.Empty):
            queue.get(block=False)
        replace(source, target)

    monkeypatch.setattr(broker.os, "replace", looked)
    queue.put({"number": 1})
    assert seen == [[0, True]]
    assert queue.get(timeout=5).payload == {"number": 1}
    assert list((tmp_path / "queue").iterdir()) == []


def test_many_processes_may_bind_at_once(connection, tmp_path):
    channel = connection.default_channel

    def bind(number):
        channel._queue_bind("ticks", "ticks", "", "ticks")
        return channel.get_table("ticks")

    with ThreadPoolExecutor(8) as pool:
        tables = list(pool.map(bind, range(100)))
    assert all(table == [("ticks", "", "ticks")] for table in tables)
    assert json.loads((tmp_path / "control" / "ticks.exchange").read_text()) == [["ticks", "", "ticks"]]
