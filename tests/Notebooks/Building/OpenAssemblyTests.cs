using System.Diagnostics;
using Notebooks.Tests.Headless;

namespace Notebooks.Tests.Building;

/// <summary>
/// A kernel that is open has the built files mapped; a rebuild may not write into them. MSBuild deletes a file before it copies over
/// it, unless MSBUILDCOPYWITHOUTDELETE is 1: then this fails.
/// </summary>
public sealed class OpenAssemblyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nb-rebuild-");

    [Fact]
    public async Task A_rebuild_replaces_an_assembly_that_is_open_and_leaves_the_open_one_as_it_was()
    {
        await ProjectAsync("Inner", "<ItemGroup />");
        await ProjectAsync("Outer", """<ItemGroup><ProjectReference Include="../Inner/Inner.csproj" /></ItemGroup>""");
        await BuildAsync(answer: 1);
        string[] built = [Output("Inner", "Inner.dll"), Output("Outer", "Inner.dll"), Output("Outer", "Outer.dll")];
        var before = built.Select(File.ReadAllBytes).ToArray();
        var open = built.Select(File.OpenRead).ToArray();

        await BuildAsync(answer: 2);

        for (var i = 0; i < built.Length; i++)
        {
            using var kept = open[i];
            using var bytes = new MemoryStream();
            await kept.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            Assert.Equal(before[i], bytes.ToArray());
            Assert.NotEqual(before[i], await File.ReadAllBytesAsync(built[i], TestContext.Current.CancellationToken));
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Output(string project, string file) => Path.Combine(folder.FullName, project, "bin", "Release", file);

    private async Task ProjectAsync(string name, string items)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder.FullName, name)).FullName;
        var root = ProjectRoot.Path;
        await File.WriteAllTextAsync(
            Path.Combine(home, $"{name}.csproj"),
            $"""
            <Project>
              <Import Project="{root}/Directory.Build.props" />
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup><RestorePackagesWithLockFile>false</RestorePackagesWithLockFile></PropertyGroup>
              {items}
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>
            """,
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>Both projects, each with a constant that changes the assembly.</summary>
    private async Task BuildAsync(int answer)
    {
        foreach (var name in new[] { "Inner", "Outer" })
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, name, $"{name}.cs"),
                $$"""
                namespace {{name}};

                /// <summary>What changes.</summary>
                public static class Answer
                {
                    /// <summary>The constant.</summary>
                    public const int Value = {{answer}};
                }
                """,
                TestContext.Current.CancellationToken
            );
        var start = new ProcessStartInfo("dotnet", ["build", Path.Combine(folder.FullName, "Outer"), "-v:q", "-nodeReuse:false"])
        {
            WorkingDirectory = folder.FullName,
        };
        var (exitCode, said) = await start.End();
        Assert.True(exitCode == 0, said);
    }
}
