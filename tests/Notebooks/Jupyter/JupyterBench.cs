using System.Diagnostics;
using Notebooks.Format;
using Notebooks.Tests.Headless;

namespace Notebooks.Tests.Jupyter;

/// <summary>The kernel as installed in a folder of its own, and Debian's Python with Jupyter's packages.</summary>
public sealed class JupyterBench : IDisposable
{
    private const string Program = "/usr/bin/python3";

    private readonly string root = Directory.CreateTempSubdirectory("jupyter-tests-").FullName;

    public JupyterBench()
    {
        Directory.CreateDirectory(Runtime);
        using var install = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(Notebook).Assembly.Location, "kernel", "install", "--prefix", root])
            {
                RedirectStandardOutput = true,
            }
        )!;
        install.WaitForExit();
        Assert.Equal(0, install.ExitCode);
    }

    /// <summary>A folder for what a test writes.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    /// <summary>Runs a script of unit tests, which must all pass; what it said.</summary>
    /// <param name="script">Its name in the folder <c>python</c>.</param>
    /// <param name="modules">The Python modules that it needs.</param>
    public async Task<string> Tests(string script, params string[] modules)
    {
        var (exitCode, said) = await Run(modules, Script(script));
        Assert.True(exitCode == 0, said);
        Assert.Contains("\nOK", said);
        return said;
    }

    /// <summary>Runs Python to its end. The test is skipped where a module is missing.</summary>
    public async Task<(int ExitCode, string Said)> Run(string[] modules, params string[] arguments)
    {
        await Require(modules);
        return await Python(arguments).End();
    }

    /// <summary>Skips the test where Python lacks a module.</summary>
    public async Task Require(params string[] modules)
    {
        foreach (var module in modules)
            Assert.SkipUnless(
                File.Exists(Program) && (await Python("-c", $"import {module}").End()).ExitCode == 0,
                $"{Program} has no module {module}: ./nb test installs Debian's packages for it"
            );
    }

    /// <summary>Starts Python so that it sees the installed kernel and nothing of the user's.</summary>
    public Process Start(params string[] arguments) => Process.Start(Python(arguments))!;

    private ProcessStartInfo Python(params string[] arguments)
    {
        var start = new ProcessStartInfo("env", ["--default-signal=INT", Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = root,
        };
        start.Environment["JUPYTER_PATH"] = Path.Combine(root, "share", "jupyter");
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(root, "data");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Runtime;
        start.Environment["JUPYTER_CONFIG_DIR"] = Path.Combine(root, "config");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["GENERATIVE_MODELS_LIBRARY"] = Path.Combine(
            ProjectRoot.Path,
            "lib",
            "GenerativeModels",
            "bin",
            "Release"
        );
        return start;
    }

    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Jupyter", "python", name);

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Runtime => Path.Combine(root, "runtime");
}
