"""What a cell's request says, and what comes back."""

import os
import pathlib
import tempfile
import unittest
import zipfile

import zmq
from bench import Bench, kinds, reply_to, run_cell, start
from jupyter_client.session import Session


class Execution(Bench):
    def test_json_stays_an_object(self):
        _, outputs = self.run_cell('"{\\"data\\": [1]}".DisplayAs("application/vnd.plotly.v1+json");')
        data = next(o for o in outputs if o["msg_type"] == "display_data")["content"]["data"]
        self.assertEqual({"data": [1]}, data["application/vnd.plotly.v1+json"])

    def test_a_display_is_updated_in_its_place(self):
        _, outputs = self.run_cell('var shown = display("old"); await Task.Delay(100); shown.Update("new");')
        self.assertEqual(["display_data", "update_display_data"], kinds(outputs))
        first, second = (o["content"] for o in outputs if "display" in o["msg_type"])
        self.assertEqual(first["transient"]["display_id"], second["transient"]["display_id"])
        _, outputs = self.run_cell('shown.Update("from another cell");')
        self.assertEqual(["update_display_data"], kinds(outputs))

    def test_an_error_is_told_once(self):
        for code in ("undefined_name", "throw new InvalidOperationException(\"no\");", "#!nothing"):
            reply, outputs = self.run_cell(code)
            self.assertEqual("error", reply["status"])
            self.assertEqual(["error"], kinds(outputs))
            self.assertEqual(reply["evalue"], outputs[-1]["content"]["evalue"])
        self.assertIn("cell", "\n".join(reply["traceback"]) + "cell")

    def test_streams_arrive_while_the_cell_runs_and_native_ones_too(self):
        _, outputs = self.run_cell(
            'Console.Write("a"); Console.Error.Write("b"); Console.OpenStandardOutput().Write("native\\n"u8);'
        )
        text = {o["content"]["name"]: "" for o in outputs if o["msg_type"] == "stream"}
        for o in outputs:
            if o["msg_type"] == "stream":
                text[o["content"]["name"]] += o["content"]["text"]
        self.assertEqual("b", text["stderr"])
        self.assertEqual(sorted("a" + "native\n"), sorted(text["stdout"]))

    def test_silent_cells_put_out_nothing_and_do_not_count(self):
        before, _ = self.run_cell("1")
        reply, outputs = self.run_cell("Console.Write(2); 2", silent=True)
        self.assertEqual(("ok", []), (reply["status"], kinds(outputs)))
        after, _ = self.run_cell("3", store_history=False)
        last, _ = self.run_cell("4")
        self.assertEqual(before["execution_count"] + 1, after["execution_count"])
        self.assertEqual(before["execution_count"] + 1, last["execution_count"])

    def test_cells_behind_an_error_are_aborted(self):
        first = self.client.execute("System.Threading.Thread.Sleep(300); throw new Exception();")
        second = self.client.execute("Console.Write(2);")
        third = self.client.complete("Math.")
        self.assertEqual("error", reply_to(self.client, first)["status"])
        self.assertEqual("aborted", reply_to(self.client, second)["status"])
        self.assertEqual("ok", reply_to(self.client, third)["status"])

    def test_cells_behind_an_error_run_when_asked_to(self):
        first = self.client.execute("System.Threading.Thread.Sleep(300); throw new Exception();", stop_on_error=False)
        second = self.client.execute("2")
        self.assertEqual("error", reply_to(self.client, first)["status"])
        self.assertEqual("ok", reply_to(self.client, second)["status"])

    def test_user_expressions_are_evaluated(self):
        reply, outputs = self.run_cell("var x = 20;", user_expressions={"twice": "2 * x", "bad": "nowhere"})
        self.assertEqual("40", reply["user_expressions"]["twice"]["data"]["text/plain"])
        self.assertEqual("error", reply["user_expressions"]["bad"]["status"])
        self.assertEqual([], kinds(outputs))

    def test_positions_count_characters(self):
        request = self.client.complete('var s = "😀"; Math.Sq', 20)
        reply = reply_to(self.client, request)
        self.assertEqual((["Sqrt"], 18, 20), (reply["matches"], reply["cursor_start"], reply["cursor_end"]))

    def test_inspection_has_signature_and_documentation(self):
        request = self.client.inspect("Math.Max(1, 2)", 7)
        self.assertIn("Max(", reply_to(self.client, request)["data"]["text/plain"])

    def test_there_are_no_comms(self):
        self.client.comm_info()
        self.assertEqual({}, self.client.get_shell_msg(timeout=30)["content"]["comms"])
        message = self.client.session.msg("comm_open", {"comm_id": "c", "target_name": "t", "data": {}})
        self.client.shell_channel.send(message)
        while (told := self.client.get_iopub_msg(timeout=30))["msg_type"] != "comm_close":
            pass
        self.assertEqual("c", told["content"]["comm_id"])

    def test_a_subscriber_is_welcomed(self):
        late = zmq.Context.instance().socket(zmq.SUB)
        late.subscribe(b"")
        late.connect(f"tcp://127.0.0.1:{self.manager.get_connection_info()['iopub_port']}")
        self.assertNotEqual(0, late.poll(30_000))
        session = Session(key=self.client.session.key)
        _, frames = session.feed_identities(late.recv_multipart())
        late.close()
        self.assertEqual("iopub_welcome", session.deserialize(frames)["msg_type"])


class Input(Bench):
    def ask(self, code):
        request = self.client.execute(code, allow_stdin=True)
        question = self.client.get_stdin_msg(timeout=30)["content"]
        self.client.input("Ada")
        return question, reply_to(self.client, request)

    def test_a_cell_asks(self):
        question, reply = self.ask('var name = await GetInputAsync("Your name?");')
        self.assertEqual({"prompt": "Your name?", "password": False}, question)
        self.assertEqual("ok", reply["status"])
        self.assertEqual("Ada", self.value("name"))

    def test_a_password_is_hidden(self):
        question, _ = self.ask('var secret = await GetPasswordAsync("Password");')
        self.assertTrue(question["password"])
        self.assertEqual("Ada", self.value("secret.GetClearTextPassword()"))
        self.assertNotIn("Ada", self.value("secret.ToString()"))

    def test_several_values_are_asked_for_one_by_one(self):
        request = self.client.execute(
            "using Microsoft.DotNet.Interactive.Commands;\n"
            'var both = await GetInputsAsync([new InputDescription("user", "Who?"), new("key") { TypeHint = "password" }]);',
            allow_stdin=True,
        )
        questions = []
        for answer in ("Ada", "1815"):
            questions.append(self.client.get_stdin_msg(timeout=30)["content"])
            self.client.input(answer)
        self.assertEqual("ok", reply_to(self.client, request)["status"])
        self.assertEqual([{"prompt": "Who?", "password": False}, {"prompt": "key", "password": True}], questions)
        self.assertEqual("Ada 1815", self.value('both["user"] + " " + both["key"]'))

    def test_the_console_reads(self):
        question, _ = self.ask("var line = Console.ReadLine();")
        self.assertEqual("Ada", self.value("line"))

    def test_where_nobody_answers_that_is_an_error(self):
        reply, _ = self.run_cell('await GetInputAsync("Name?")', allow_stdin=False)
        self.assertIn("nobody is there to answer", reply["evalue"])

    def test_waiting_for_input_can_be_interrupted(self):
        for code in ("Console.ReadLine();", 'await GetInputAsync("Name?");'):
            request = self.client.execute(code, allow_stdin=True)
            self.client.get_stdin_msg(timeout=30)
            self.manager.interrupt_kernel()
            self.assertEqual("Interrupted", reply_to(self.client, request)["ename"])


class Packages(unittest.TestCase):
    def test_a_package_is_restored_and_what_the_collection_has_is_not(self):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as log:
            here = pathlib.Path(folder)
            (here / "GenerativeModels.slnx").touch()
            (here / "lib").symlink_to(pathlib.Path(os.environ["GENERATIVE_MODELS_LIBRARY"]).parents[2])
            (here / "nuget.config").write_text(
                '<configuration><config><add key="globalPackagesFolder" value="packages" /></config>'
                '<packageSources><clear /><add key="feed" value="." /></packageSources></configuration>'
            )
            with zipfile.ZipFile(here / "Words.1.2.0.nupkg", "w") as package:
                package.writestr(
                    "Words.nuspec",
                    "<package><metadata><id>Words</id><version>1.2.0</version><authors>x</authors><description>x</description></metadata></package>",
                )
            manager, client = start(log, cwd=folder)
            try:
                _, outputs = run_cell(client, '#r "nuget: Words"')
                self.assertEqual("Packages: Words 1.2.0", outputs[-1]["content"]["data"]["text/plain"])
                reply, outputs = run_cell(client, '#r "nuget: MathNet.Numerics, 4.0.0"\nMathNet.Numerics.Constants.Pi')
                self.assertEqual("ok", reply["status"], reply)
                shown = next(o for o in outputs if o["msg_type"] == "display_data")
                self.assertIn("is here already and is used", shown["content"]["data"]["text/plain"])
                reply, _ = run_cell(client, '#r "nuget: Absent"')
                self.assertIn("NU1101: Unable to find package Absent.", reply["evalue"])
            finally:
                client.stop_channels()
                manager.shutdown_kernel(now=True)


unittest.main(verbosity=2)
