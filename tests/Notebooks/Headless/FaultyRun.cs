namespace Notebooks.Tests.Headless;

/// <summary>One run over notebooks that fail in every way there is, beside ones that pass.</summary>
public sealed class FaultyRun : IAsyncLifetime
{
    private const string NativeCall = "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int";

    public RunBench Bench { get; } = new();

    public int ExitCode { get; private set; }

    public string Said { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Bench.Add("a-passes", "Console.WriteLine(\"whole\");", "var shown = display(\"old\"); shown.Update(\"new\");", "6 * 7");
        Bench.Add("aborts", $"{NativeCall} abort();\nabort();");
        Bench.Add(
            "claims",
            "class ClaimFailedException(string what) : Exception(what);",
            "throw new ClaimFailedException(\"p ≤ 0.05\");"
        );
        Bench.Add(
            "multiplies",
            $"#r \"{Path.Combine(ProjectRoot.Path, "lib", "GenerativeModels", "bin", "Release", "TorchSharp.dll")}\"\nConsole.Write(\"kept\");",
            "using static TorchSharp.torch;\ntry { matmul(ones(2, 3), ones(2, 3)); } catch (Exception) { }",
            "1"
        );
        Bench.Add("closes", $"{NativeCall} close(int descriptor);\nclose(1); close(2);", "Console.Write(\"still heard\");");
        Bench.Add("exits", "Environment.Exit(3);");
        Bench.Add("floods", "for (var i = 0; i < 2_000_000; i++) Console.WriteLine(new string('x', 99));", "1");
        Bench.Add("huge", "display(HTML(new string('x', 50_000_000)));", "1");
        Bench.Add("lacks", "#r \"absent/Nothing.dll\"\n1");
        Bench.Add("loops", "Console.Write(\"begun\");", "while (true) { }", "1");
        Bench.Add("overflows", "int Deeper(int n) => Deeper(n + 1) + Deeper(n + 2);\nDeeper(0)");
        Bench.Add(
            "segfaults",
            "Console.Write(\"before\");",
            $"{NativeCall} kill(int process, int signal);\nkill(Environment.ProcessId, 11); System.Threading.Thread.Sleep(5000);"
        );
        Bench.Add(
            "reads-wild",
            "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern nint strlen(nint text);\nstrlen(16)",
            "1"
        );
        Bench.Add("sleeps", "System.Threading.Thread.Sleep(60_000);");
        Bench.Add(
            "stubborn",
            "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int pthread_mutex_lock(byte[] mutex);\nvar mutex = new byte[64]; Console.Write(\"begun\"); pthread_mutex_lock(mutex); pthread_mutex_lock(mutex);",
            "1"
        );
        Bench.Add("throws", "var x = 1;", "\nthrow new InvalidOperationException(\"no good\");", "x");
        Bench.AddText("old.ipynb", """{"nbformat": 3, "nbformat_minor": 0, "worksheets": []}""");
        Bench.AddText("new.ipynb", """{"nbformat": 5, "nbformat_minor": 0, "cells": []}""");
        Bench.AddText("text.ipynb", "no json");
        Bench.AddText(
            "twins.ipynb",
            """{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "raw", "id": "a", "metadata": {}, "source": ""}, {"cell_type": "raw", "id": "a", "metadata": {}, "source": ""}]}"""
        );
        Bench.AddText(
            "lines.ipynb",
            """{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": null, "source": ["// comment", "throw new Exception();"]}]}"""
        );
        Bench.Add("z-passes", "#!markdown\n# The end", "await Task.Delay(1); \"last\"");
        (ExitCode, Said) = await Bench.Command(
            "run",
            "--cell-timeout",
            "20",
            "--jobs",
            "3",
            "--junit",
            Path.Combine(Bench.Root, "junit.xml")
        );
    }

    public ValueTask DisposeAsync()
    {
        Bench.Dispose();
        return ValueTask.CompletedTask;
    }
}
