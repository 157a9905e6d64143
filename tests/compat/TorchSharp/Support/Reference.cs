using System.Diagnostics;
using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Support;

/// <summary>PyTorch's answers to all cases of this assembly, computed by one run of reference.py.</summary>
internal static class Reference
{
    private static readonly Lazy<(Dictionary<string, Tensor> Values, Dictionary<string, string> Errors)> Answers = new(() =>
        OnItsOwnThread(Run)
    );

    /// <summary>All values of a case, by what follows its name. Fails where PyTorch itself failed.</summary>
    public static Dictionary<string, Tensor> Of(string id)
    {
        Assert.False(Answers.Value.Errors.TryGetValue(id, out var error), $"PyTorch says of {id}: {error}");
        var prefix = id + "/";
        return Answers
            .Value.Values.Where(v => v.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(v => v.Key[prefix.Length..], v => v.Value);
    }

    /// <summary>A thread of its own has no dispose scope that would take what lasts for all tests.</summary>
    private static T OnItsOwnThread<T>(Func<T> make) =>
        Task
            .Factory.StartNew(make, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .GetAwaiter()
            .GetResult();

    private static (Dictionary<string, Tensor>, Dictionary<string, string>) Run()
    {
        var folder = Directory.CreateTempSubdirectory("torchsharp-").FullName;
        try
        {
            var tensors = new Dictionary<string, Tensor>();
            var request = new Dictionary<string, object>
            {
                ["operators"] = Operators.OperatorCases.Describe(tensors),
                ["modules"] = Modules.ModuleCases.Describe(tensors),
                ["optimisers"] = Optimisers.OptimiserCases.Describe(tensors),
                ["distributions"] = Distributions.DistributionCases.Describe(tensors),
            };
            File.WriteAllText(Path.Combine(folder, "request.json"), JsonSerializer.Serialize(request));
            using (var writer = new BinaryWriter(File.Create(Path.Combine(folder, "request.dat"))))
                nn.Module.save_state_dict(writer, tensors);
            Python(Path.Combine(AppContext.BaseDirectory, "reference.py"), folder);
            var errors = JsonSerializer.Deserialize<Dictionary<string, string>>(
                File.ReadAllText(Path.Combine(folder, "errors.json"))
            )!;
            return (Read(Path.Combine(folder, "response.dat")), errors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Python(string script, string folder)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [script, folder]) { RedirectStandardError = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start");
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"the comparison needs PyTorch for /usr/bin/python3: apt-get install python3-torch python3-numpy. It said: {error}"
            );
    }

    private static Dictionary<string, Tensor> Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        var state = new Dictionary<string, Tensor>();
        for (var left = StateFile.ReadNumber(reader); left > 0; left--)
        {
            var key = reader.ReadString();
            state[key] = TensorExtensionMethods.Load(reader);
        }
        return state;
    }
}
