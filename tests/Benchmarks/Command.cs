using System.CommandLine;
using Benchmarks.Running;
using Benchmarks.Workloads;

namespace Benchmarks;

/// <summary><c>./nb bench</c>: what it takes, and what it does with it.</summary>
internal static class Command
{
    /// <summary>The hidden first argument of the process that measures.</summary>
    public const string WorkerArgument = "worker";

    private const string About =
        "Measures each workload in turns: this library, plain TorchSharp, PyTorch. Ratios are medians over the turns, with their range.";

    public static RootCommand Create()
    {
        var names = Entry.All.Select(entry => entry.Name).ToArray();
        var workloads = new Argument<string[]>("workload")
        {
            Description = $"Which ones; all where none is given: {string.Join(", ", names)}.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        workloads.AcceptOnlyFromAmong(names);
        var turns = With("--turns", "How often the sides take turns.", 7);
        var seconds = With("--seconds", "How long each turn takes, at least.", 0.4);
        var memory = With("--memory", "Training steps over which resident memory is watched; 0: it is not.", 10000);
        var setting = new Option<string?>("--setting") { Description = "Only this one; both where none is given." };
        setting.AcceptOnlyFromAmong([.. Setting.All.Select(s => s.Name)]);
        var python = With(
            "--python",
            "The interpreter that has PyTorch; where it is missing, it has no turn.",
            "/usr/bin/python3"
        );
        var reports = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "artifacts", "bench"));
        var output = With("--output", "Folder of the reports.", reports);
        var command = new RootCommand(About) { workloads, turns, seconds, memory, setting, python, output };
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(workloads) is { Length: > 0 } some
                ? Entry.All.Where(entry => some.Contains(entry.Name)).ToList()
                : Entry.All;
            var interpreter = parsed.GetValue(python)!;
            var comparison = new Comparison(
                HasPyTorch(interpreter) ? interpreter : null,
                Math.Max(1, parsed.GetValue(turns)),
                parsed.GetValue(seconds),
                Console.Error.WriteLine
            );
            foreach (var s in Setting.All.Where(s => parsed.GetValue(setting) is not { } name || s.Name == name))
            {
                var (versions, rate, results) = comparison.Run(s, chosen);
                var resident = parsed.GetValue(memory) is var steps and >= 10 ? Comparison.Memory(s, steps) : [];
                Report.Show(s, results);
                if (resident.Length > 0)
                    Console.WriteLine(
                        $"resident memory after each tenth of {parsed.GetValue(memory)} steps, MB: {string.Join(' ', resident.Select(mb => mb.ToString("F0")))}"
                    );
                Console.WriteLine(Report.Write(parsed.GetValue(output)!, s, versions, rate, results, resident));
            }
        });
        return command;
    }

    private static Option<T> With<T>(string name, string description, T otherwise) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

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
