using System.CommandLine;
using Benchmarks.Running;
using Benchmarks.Workloads;

namespace Benchmarks;

/// <summary><c>./nb bench</c>: what it takes, and what it does with it.</summary>
internal static class Command
{
    /// <summary>The hidden first argument of the process that measures.</summary>
    public const string WorkerArgument = "worker";

    public static RootCommand Create()
    {
        var names = Catalogue.All.Select(entry => entry.Name).ToArray();
        var workloads = new Argument<string[]>("workload")
        {
            Description = $"Which ones; all where none is given: {string.Join(", ", names)}.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        workloads.AcceptOnlyFromAmong(names);
        var pairs = new Option<int>("--pairs")
        {
            Description = "How often C# and PyTorch take turns.",
            DefaultValueFactory = _ => 5,
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "How long each turn takes, at least.",
            DefaultValueFactory = _ => 0.5,
        };
        var setting = new Option<string?>("--setting") { Description = "Only this one; both where none is given." };
        setting.AcceptOnlyFromAmong([.. Setting.All.Select(s => s.Name)]);
        var python = new Option<string>("--python")
        {
            Description = "The interpreter that has PyTorch; where it is missing, C# is measured alone.",
            DefaultValueFactory = _ => "/usr/bin/python3",
        };
        var output = new Option<string>("--output")
        {
            Description = "Folder of the reports.",
            DefaultValueFactory = _ =>
                Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "artifacts", "bench")),
        };
        var command = new RootCommand("Measures each workload in C# and in PyTorch, alternately, on the same libtorch.")
        {
            workloads,
            pairs,
            seconds,
            setting,
            python,
            output,
        };
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(workloads) is { Length: > 0 } some
                ? Catalogue.All.Where(entry => some.Contains(entry.Name)).ToList()
                : Catalogue.All;
            var interpreter = parsed.GetValue(python)!;
            var comparison = new Comparison(
                HasPyTorch(interpreter) ? interpreter : null,
                Math.Max(1, parsed.GetValue(pairs)),
                parsed.GetValue(seconds),
                Console.Error.WriteLine
            );
            foreach (var s in Setting.All.Where(s => parsed.GetValue(setting) is not { } name || s.Name == name))
            {
                var results = comparison.Run(s, chosen);
                Report.Show(s, results);
                Console.WriteLine(Report.Write(parsed.GetValue(output)!, s, results));
            }
        });
        return command;
    }

    private static bool HasPyTorch(string interpreter)
    {
        if (!File.Exists(interpreter))
            return false;
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(interpreter, ["-c", "import torch"]) { RedirectStandardError = true }
        )!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
