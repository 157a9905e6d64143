using System.Text.RegularExpressions;

namespace Notebooks.Tests.Headless;

/// <summary>What CONTRIBUTING.md tells to type works as it is written.</summary>
[Collection(RunCollection.Name)]
public sealed partial class ContributingTests : IDisposable
{
    private readonly RunBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task The_example_of_a_model_and_a_notebook_runs_and_its_claim_holds()
    {
        var section = Section().Match(File.ReadAllText(Path.Combine(ProjectRoot.Path, "CONTRIBUTING.md"))).Value;
        string[] blocks = [.. Block().Matches(section).Select(match => match.Groups["code"].Value)];
        var (model, law, cells) = (blocks[0], blocks[1], blocks[2..]);
        Assert.InRange(blocks.Sum(block => block.Count(c => c == '\n')), 30, 59);

        // A script has no namespaces; the law's body is a cell like the others, with the assertion that tests are written with.
        Directory.CreateSymbolicLink(Path.Combine(bench.Root, "lib"), Path.Combine(ProjectRoot.Path, "lib"));
        File.Copy(Path.Combine(ProjectRoot.Path, "notebooks", "setup.csx"), Path.Combine(bench.Notebooks, "setup.csx"));
        var assert = $"#r \"{typeof(Assert).Assembly.Location}\"\nusing Xunit;\n";
        bench.Add(
            "04-14-components",
            [cells[0], Namespace().Replace(model, ""), cells[1], assert + Body().Match(law).Groups["body"].Value, .. cells[2..]]
        );
        var (exitCode, said) = await bench.Command("run", "04-14-components");
        Assert.True(exitCode == 0, said);
        Assert.Contains("1 held", said, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^## Adding a model and a notebook$.*", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^namespace .*;$", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\{\n(?<body>.*)^\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Body();
}
