"""Jupyter's own conformance suite, with every optional sample set."""

import unittest

import jupyter_kernel_test


class CSharp(jupyter_kernel_test.KernelTests):
    kernel_name = ".net-csharp"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oh");'
    completion_samples = [
        {"text": "Math.Sqr", "matches": {"Sqrt"}},
        {"text": "#!lsm", "matches": {"lsmagic"}},
    ]
    complete_code_samples = ["1 + 1", "var x = 1;", "#!time\nvar y = 2;"]
    incomplete_code_samples = ["if (true) {", 'var s = @"abc', "Math.Max(1,"]
    invalid_code_samples = ["var x = ;", "class 1"]
    code_page_something = "#!help Math.Sqrt"
    code_generate_error = 'throw new Exception("no");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"text"', "result": "text"},
        {"code": "6 * 8", "result": "48"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>x</b>"));', "mime": "text/html"},
        {"code": '"$x$".DisplayAs("text/latex");', "mime": "text/latex"},
    ]
    code_history_pattern = "6 * 7*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.Sqrt"
    code_clear_output = 'Console.Write("x\\e[2Jy");'


unittest.main(verbosity=2)
