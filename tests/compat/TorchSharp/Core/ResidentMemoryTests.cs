using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

/// <summary>The memory of whole processes: each loop runs in one of its own, which reports the most it ever held.</summary>
[Collection(nameof(MemoryTests))]
public sealed class ResidentMemoryTests
{
    private const string Report = "TORCHSHARP_MEMORY_REPORT";

    [Fact]
    public void A_loop_that_disposes_nothing_needs_less_than_one_and_a_half_times_the_memory()
    {
        var (tidy, careless) = (PeakOf(nameof(Tidy)), PeakOf(nameof(Careless)));
        Assert.True(careless < 1.5 * tidy, $"{tidy >> 20} MB with dispose scopes, {careless >> 20} MB without");
    }

    [Fact]
    public void Ten_thousand_steps_end_with_what_a_thousand_had()
    {
        var numbers = Run(nameof(LongTraining)).Split(' ').Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(numbers[0], numbers[2]);
        var grown = (numbers[3] - numbers[1]) >> 20;
        Assert.True(grown < 8, $"{numbers[1] >> 20} MB after 1 000 steps, {numbers[3] >> 20} MB after 10 000");
    }

    [Fact(Explicit = true)]
    public void Tidy() => Train(dispose: true);

    [Fact(Explicit = true)]
    public void Careless() => Train(dispose: false);

    [Fact(Explicit = true)]
    public void LongTraining()
    {
        using var model = nn.Sequential(nn.Linear(2, 64), nn.SiLU(), nn.Linear(64, 64), nn.SiLU(), nn.Linear(64, 2));
        using var optimiser = optim.Adam(model.parameters());
        using var data = randn(128, 2);
        var first = After(1000);
        var last = After(9000);
        Write(string.Create(CultureInfo.InvariantCulture, $"{first.tensors} {first.bytes} {last.tensors} {last.bytes}"));

        (long tensors, long bytes) After(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                using var scope = NewDisposeScope();
                optimiser.zero_grad();
                nn.functional.mse_loss(model.call(data), data).backward();
                nn.utils.clip_grad_norm_(model.parameters(), 1);
                optimiser.step();
            }
            optimiser.zero_grad();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            return (Tensor.TotalCount, Resident("VmRSS"));
        }
    }

    private static void Train(bool dispose)
    {
        using var model = nn.Sequential(nn.Linear(784, 512), nn.SiLU(), nn.Linear(512, 512), nn.SiLU(), nn.Linear(512, 784));
        using var optimiser = optim.Adam(model.parameters());
        var data = rand(256, 784);
        for (var i = 0; i < 250; i++)
        {
            using var scope = dispose ? NewDisposeScope() : null;
            optimiser.zero_grad();
            nn.functional.mse_loss(model.call(data), data).backward();
            optimiser.step();
        }
        Write(Resident("VmHWM").ToString(CultureInfo.InvariantCulture));
    }

    private static long PeakOf(string loop) => long.Parse(Run(loop), CultureInfo.InvariantCulture);

    private static string Run(string loop)
    {
        var report = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(
                "dotnet",
                [
                    typeof(ResidentMemoryTests).Assembly.Location,
                    "-explicit",
                    "only",
                    "-method",
                    $"*{nameof(ResidentMemoryTests)}.{loop}",
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment[Report] = report;
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output + errors.GetAwaiter().GetResult());
            return File.ReadAllText(report);
        }
        finally
        {
            File.Delete(report);
        }
    }

    private static void Write(string text)
    {
        if (Environment.GetEnvironmentVariable(Report) is { } report)
            File.WriteAllText(report, text);
    }

    private static long Resident(string field) =>
        File.ReadLines("/proc/self/status")
            .Where(line => line.StartsWith(field, StringComparison.Ordinal))
            .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture))
            .Single() << 10;
}
