"""The embedded broker: kombu's queue of files, with every file written whole.

Kombu opens a message's file in the queue and then writes it. A worker that looks in between takes an empty file and
dies of it, and with it all of `make run`. Here a file gets its name when it is complete (docs/adr/0012).
"""

import os
import uuid
from pathlib import Path
from time import monotonic_ns
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """Puts messages and bindings in place in one step."""

    def _put(self, queue: str, payload: dict[str, Any], **kwargs: Any) -> None:
        """Write the message to ``queue``; names sort in the order of writing."""
        _write(Path(self.data_folder_out) / f"{monotonic_ns():020}_{uuid.uuid4()}.{queue}.msg", payload)

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        """Let ``exchange`` lead to ``queue``. Two processes that start at once may both write: the same, as a rule."""
        self.control_folder.mkdir(parents=True, exist_ok=True)
        bound = filesystem.exchange_queue_t(routing_key or "", pattern or "", queue or "")
        table = self.get_table(exchange)
        if bound not in table:
            _write(self._exchange_file(exchange), [bound, *table])


class Transport(filesystem.Transport):
    """The transport of addresses that begin with filesystem://."""

    Channel = Channel


def _write(path: Path, content: Any) -> None:
    # Readers look for names that end as the final one does, so they pass over the unfinished file.
    unfinished = path.with_name(f"{path.name}.{uuid.uuid4()}")
    unfinished.write_text(dumps(content), encoding="utf-8")
    os.replace(unfinished, path)


def register() -> None:
    """Let addresses that begin with filesystem:// mean this transport."""
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
