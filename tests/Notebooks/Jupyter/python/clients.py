"""nbclient and nbconvert, which run whole notebooks."""

import subprocess
import sys
import unittest

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def notebook(*cells):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in cells])
    book.metadata["kernelspec"] = {"name": ".net-csharp", "display_name": ".NET (C#)", "language": "C#"}
    return book


class Clients(unittest.TestCase):
    def test_nbclient_runs_a_notebook(self):
        book = notebook(
            'Console.WriteLine("text");',
            'var shown = display("old"); shown.Update("new");',
            '"{\\"data\\": []}".DisplayAs("application/vnd.plotly.v1+json");',
            'Console.Write("gone"); Console.Write("\\e[2J"); Console.Write("kept");',
            "await Task.Delay(1); 6 * 7",
        )
        NotebookClient(book, timeout=60).execute()
        self.assertEqual("text\n", book.cells[0].outputs[0].text)
        self.assertEqual("new", book.cells[1].outputs[0].data["text/plain"])
        self.assertEqual({"data": []}, book.cells[2].outputs[0].data["application/vnd.plotly.v1+json"])
        self.assertEqual(["kept"], [o.text for o in book.cells[3].outputs])
        self.assertEqual(("42", 5), (book.cells[4].outputs[0].data["text/plain"], book.cells[4].execution_count))
        nbformat.validate(book)

    def test_nbclient_stops_at_an_error(self):
        book = notebook('throw new InvalidOperationException("no good");', "1")
        with self.assertRaisesRegex(CellExecutionError, "no good"):
            NotebookClient(book, timeout=60).execute()
        self.assertEqual([], book.cells[1].outputs)

    def test_nbclient_stops_a_cell_that_takes_too_long(self):
        book = notebook("while (true) { }", "6 * 7")
        limit = lambda cell: 5 if "while" in cell.source else 60
        NotebookClient(book, timeout_func=limit, interrupt_on_timeout=True, allow_errors=True).execute()
        self.assertEqual("Interrupted", book.cells[0].outputs[0].ename)
        self.assertEqual("42", book.cells[1].outputs[0].data["text/plain"])

    def test_nbconvert_executes_to_html(self):
        nbformat.write(notebook('display(HTML("<b id=\\"shown\\">x</b>"));', "6 * 7"), "converted.ipynb")
        done = subprocess.run(
            [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "converted.ipynb"],
            capture_output=True,
            text=True,
        )
        self.assertEqual(0, done.returncode, done.stderr)
        page = open("converted.html").read()
        self.assertIn('<b id="shown">x</b>', page)
        self.assertIn("42", page)


unittest.main(verbosity=2)
