"""Kernels that are interrupted, restarted, left alone, attacked."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import time
import unittest

import zmq
from bench import TIMEOUT, Bench, kinds, reply_to, run_cell, start
from jupyter_client.kernelspec import KernelSpecManager

ENDLESS = 'Console.Write("begun"); long n = 0; while (true) n++;'
SERVER = """
import json, socket, subprocess, sys, time
kernel = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
port = json.load(open(sys.argv[-1]))["control_port"]
while True:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
        break
    except ConnectionRefusedError:
        time.sleep(0.05)
print(kernel.pid)
"""
TORCH = os.environ["GENERATIVE_MODELS_LIBRARY"] + "/TorchSharp.dll"
NATIVE = '[System.Runtime.InteropServices.DllImport("libc")] static extern int '


class Interruption(Bench):
    def test_an_endless_loop_ends_by_message(self):
        reply, outputs = self.run_cell(ENDLESS, meanwhile=self.manager.interrupt_kernel)
        self.assertEqual(("error", "Interrupted"), (reply["status"], reply["ename"]))
        self.assertEqual(["stream", "error"], kinds(outputs))
        self.assertEqual("2", self.value("1 + 1"))

    def test_an_endless_loop_ends_by_signal(self):
        reply, _ = self.run_cell(ENDLESS, meanwhile=lambda: self.manager.signal_kernel(signal.SIGINT))
        self.assertEqual("Interrupted", reply["ename"])
        self.assertEqual("2", self.value("1 + 1"))

    def test_a_signal_between_cells_does_nothing(self):
        self.manager.signal_kernel(signal.SIGINT)
        time.sleep(0.5)
        self.assertEqual("2", self.value("1 + 1"))


class Restart(Bench):
    def test_what_cannot_be_stopped_says_that_a_restart_is_needed(self):
        # .NET aborts no thread in native code, here in a deadlock.
        lock = "pthread_mutex_lock(mutex); "
        stubborn = NATIVE + 'pthread_mutex_lock(byte[] mutex); var mutex = new byte[64]; Console.Write("begun"); ' + 2 * lock
        reply, outputs = self.run_cell(stubborn, meanwhile=self.manager.interrupt_kernel)
        self.assertIn("must be restarted", reply["evalue"])
        self.assertEqual(["stream", "error"], kinds(outputs))
        reply, outputs = self.run_cell("1 + 1")
        self.assertIn("must be restarted", reply["evalue"])
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=TIMEOUT)
        self.assertEqual("2", self.value("1 + 1"))

    def test_a_restart_forgets(self):
        self.run_cell("var kept = 1;")
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=TIMEOUT)
        reply, _ = self.run_cell("kept")
        self.assertEqual((1, "CompilationError"), (reply["execution_count"], reply["ename"]))

    def test_two_kernels_know_nothing_of_each_other(self):
        other, client = start(self.log)
        self.run_cell("var mine = 1;")
        first = self.client.execute("System.Threading.Thread.Sleep(1000); mine")
        reply, _ = run_cell(client, "mine")
        self.assertEqual("CompilationError", reply["ename"])
        self.assertEqual("ok", reply_to(self.client, first)["status"])
        client.shutdown()
        self.assertTrue(self.gone(other))
        client.stop_channels()
        other.shutdown_kernel(now=True)


class Death(Bench):
    def test_a_cell_that_takes_the_process_down_is_told_of_and_the_kernel_is_restarted(self):
        self.run_cell("var kept = 1;")
        reply, outputs = self.run_cell(f"{NATIVE}kill(int process, int signal);\nkill(Environment.ProcessId, 11); System.Threading.Thread.Sleep(5000);")
        self.assertEqual("KernelDied", reply["ename"])
        self.assertIn("segmentation fault", reply["evalue"])
        self.assertIn("The kernel was restarted", reply["evalue"])
        self.assertEqual(["error"], kinds(outputs))
        self.assertEqual("2", self.value("1 + 1"))
        reply, _ = self.run_cell("kept")
        self.assertEqual("CompilationError", reply["ename"])

    def test_an_error_that_libtorch_ends_the_process_with_is_told_in_its_own_words(self):
        self.run_cell(f'#r "{TORCH}"')
        reply, outputs = self.run_cell(
            'using static TorchSharp.torch;\nConsole.Write("kept"); await Task.Delay(200);\nmatmul(ones(2, 3), ones(2, 3))'
        )
        self.assertEqual("KernelDied", reply["ename"])
        self.assertIn("libtorch: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3).", reply["evalue"])
        self.assertIn("torch.mm for matrices and torch.bmm for batches", reply["evalue"])
        self.assertIn("The kernel was restarted", reply["evalue"])
        self.assertEqual("kept", "".join(o["content"]["text"] for o in outputs if o["content"].get("name") == "stdout"))
        self.assertEqual("2", self.value("1 + 1"))


class Refusal(Bench):
    def send(self, channel, frames):
        info = self.manager.get_connection_info()
        raw = zmq.Context.instance().socket(zmq.DEALER)
        raw.linger = 1000
        raw.connect(f"tcp://127.0.0.1:{info[channel + '_port']}")
        raw.send_multipart(frames)
        self.addCleanup(raw.close)
        return raw

    def execute(self, key=None):
        session = self.client.session.clone()
        if key is not None:
            session.key = key
        content = {"code": "Console.Write(1);", "silent": False, "allow_stdin": False}
        return session.serialize(session.msg("execute_request", content))

    def test_a_wrong_signature_is_refused_and_logged(self):
        for channel in ("shell", "control", "stdin"):
            raw = self.send(channel, self.execute(key=b"another key"))
            self.assertEqual(0, raw.poll(300))
            self.assertEqual("2", self.value("1 + 1"))
            self.assertIn(f"refused a message on {channel}: its signature is wrong", self.logged())

    def test_a_replayed_message_is_refused_and_logged(self):
        frames = self.execute()
        self.assertNotEqual(0, self.send("shell", frames).poll(30_000))
        self.assertEqual(0, self.send("shell", frames).poll(300))
        self.assertIn("refused a message on shell: it was seen before", self.logged())
        self.assertEqual("2", self.value("1 + 1"))

    def test_malformed_messages_are_refused_and_logged(self):
        self.assertEqual(0, self.send("shell", [b"nonsense"]).poll(300))
        self.assertEqual("2", self.value("1 + 1"))
        self.assertIn("refused a message on shell: it is malformed", self.logged())

    def test_ports_are_on_the_loopback_only(self):
        ports = {v for k, v in self.manager.get_connection_info().items() if k.endswith("_port")}
        listening = set()
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            for line in pathlib.Path(table).read_text().splitlines()[1:]:
                address, port = line.split()[1].split(":")
                if int(port, 16) in ports and line.split()[3] == "0A":
                    listening.add(address)
        self.assertEqual({"0100007F"}, listening)


class Alone(unittest.TestCase):
    def kernel(self, **changes):
        info = {"transport": "tcp", "ip": "127.0.0.1", "key": "key", "signature_scheme": "hmac-sha256"}
        for name in ("shell", "iopub", "stdin", "control", "hb"):
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                info[name + "_port"] = free.getsockname()[1]
        info.update(changes)
        with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
            json.dump(info, file)
        argv = KernelSpecManager().get_kernel_spec(".net-csharp").argv
        return [file.name if a == "{connection_file}" else a for a in argv]

    def test_other_addresses_than_loopback_are_refused_and_logged(self):
        for address in ("0.0.0.0", "192.168.1.5", "*", "::"):
            ended = subprocess.run(self.kernel(ip=address), capture_output=True, text=True, timeout=TIMEOUT)
            self.assertEqual(64, ended.returncode)
            self.assertIn(f"refused to listen on {address}", ended.stderr)

    def test_a_connection_without_a_key_is_refused(self):
        ended = subprocess.run(self.kernel(key=""), capture_output=True, text=True, timeout=TIMEOUT)
        self.assertEqual(64, ended.returncode)
        self.assertIn("it has no key", ended.stderr)

    def test_a_port_in_use_is_told(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            ended = subprocess.run(
                self.kernel(hb_port=taken.getsockname()[1]), capture_output=True, text=True, timeout=TIMEOUT
            )
        self.assertEqual(69, ended.returncode)
        self.assertIn("cannot listen on tcp://127.0.0.1", ended.stderr)

    def test_a_kernel_without_a_server_ends(self):
        argv = self.kernel()
        environment = os.environ | {"JPY_PARENT_PID": "1"}
        server = subprocess.run(
            ["/usr/bin/python3", "-c", SERVER, *argv], capture_output=True, text=True, env=environment, timeout=TIMEOUT
        )
        status = pathlib.Path(f"/proc/{server.stdout.strip()}/status")
        for _ in range(600):
            if not status.exists() or "Z (zombie)" in status.read_text():
                return
            time.sleep(0.05)
        self.fail("the kernel still runs")


unittest.main(verbosity=2)
