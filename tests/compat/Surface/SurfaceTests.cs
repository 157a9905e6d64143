using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Surface;

/// <summary>
/// Each compat assembly is a subset of upstream's public API. Its surface is kept in an approved list beside this file; where
/// upstream's lists are at hand (<c>../shared/api</c>, beside the project's root), the assembly is held against those too.
/// </summary>
public sealed class SurfaceTests
{
    public static TheoryData<string, string> Assemblies =>
        new()
        {
            { "TorchSharp", "torchsharp.txt" },
            { "Plotly.NET", "plotly.net.txt" },
            { "Plotly.NET.CSharp", "plotly.net.csharp.txt" },
            { "Microsoft.DotNet.Interactive", "microsoft.dotnet.interactive.txt microsoft.dotnet.interactive.formatting.txt" },
        };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Public_surface_is_the_approved_one(string assembly, string upstream)
    {
        Assert.NotEmpty(upstream);
        var surface = Signatures.Of(Assembly.Load(assembly));
        var approved = Path.Combine(Folder(), $"{assembly}.txt");
        if (Environment.GetEnvironmentVariable("APPROVE_SURFACE") == "1")
            File.WriteAllLines(approved, surface);
        var expected = File.Exists(approved) ? File.ReadAllLines(approved) : [];
        var added = surface.Except(expected).Select(line => $"+ {line}");
        var removed = expected.Except(surface).Select(line => $"- {line}");
        Assert.True(
            expected.SequenceEqual(surface),
            $"{assembly}'s public surface differs from {approved}. If upstream has what is new, approve it by running this test "
                + $"with APPROVE_SURFACE=1.\n{string.Join('\n', added.Concat(removed).Take(20))}"
        );
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public async Task Every_public_member_exists_upstream(string assembly, string upstream)
    {
        var shared = Path.GetFullPath(Path.Combine(Root(), "..", "shared"));
        Assert.SkipUnless(Directory.Exists(shared), $"upstream's lists are no part of the project, and {shared} is not here");
        var lists = upstream.Split(' ').Select(list => Path.Combine(shared, "api", list));
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"),
            .. lists,
            "--",
            AppContext.BaseDirectory,
            AspNetFolder(),
        ];
        var start = new ProcessStartInfo(Path.Combine(shared, "tools", "api-check"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var lacking = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"upstream lacks, or has otherwise:\n{lacking}{await error}");
    }

    /// <summary>The shared framework that has Microsoft.AspNetCore.Html, beside this process's own.</summary>
    private static string AspNetFolder()
    {
        var core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Path.Combine(core, "..", "..", "Microsoft.AspNetCore.App", Path.GetFileName(core));
    }

    private static string Root() => Path.GetFullPath(Path.Combine(Folder(), "..", "..", ".."));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
