"""A kernel, a client, and what came of a cell."""

import os
import tempfile
import time
import unittest
from queue import Empty

from jupyter_client.manager import KernelManager

TIMEOUT = 60


class Bench(unittest.TestCase):
    """Starts one kernel for the tests of a class."""

    @classmethod
    def setUpClass(cls):
        cls.log = tempfile.TemporaryFile("w+")
        cls.manager, cls.client = start(cls.log)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=True)

    def logged(self):
        self.log.seek(0)
        return self.log.read()

    def run_cell(self, code, **options):
        return run_cell(self.client, code, **options)

    def value(self, code):
        reply, outputs = self.run_cell(code)
        self.assertEqual("ok", reply["status"], reply)
        return next(o["content"]["data"]["text/plain"] for o in outputs if o["msg_type"] == "execute_result")

    def gone(self, manager):
        end = time.monotonic() + 30
        while manager.is_alive() and time.monotonic() < end:
            time.sleep(0.05)
        return not manager.is_alive()


def start(log, **options):
    manager = KernelManager(kernel_name=".net-csharp")
    manager.start_kernel(stderr=log, **options)
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=TIMEOUT)
    return manager, client


def run_cell(client, code, meanwhile=None, **options):
    """The reply's content, and the iopub messages between busy and idle. meanwhile is called once the cell runs."""
    request = client.execute(code, **options)
    outputs = []
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            break
        outputs.append(message)
        if meanwhile and message["msg_type"] == "stream":
            meanwhile()
            meanwhile = None
    return reply_to(client, request), outputs


def reply_to(client, request):
    while True:
        reply = client.get_shell_msg(timeout=TIMEOUT)
        if reply["parent_header"].get("msg_id") == request:
            return reply["content"]


def kinds(outputs):
    return [o["msg_type"] for o in outputs if o["msg_type"] not in ("status", "execute_input")]
