using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Notebooks.Session;

namespace Notebooks.Tests.Session;

/// <summary><c>#r "nuget: …"</c>, against a feed in a folder.</summary>
[Collection(SessionCollection.Name)]
public sealed class PackageTests : IAsyncLifetime
{
    private readonly SessionBench bench = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    private string Feed => Path.Combine(bench.Folder, "feed");

    private IEnumerable<string> Shown =>
        bench.Events.Select(happened =>
            $"{((happened as DisplayEvent)?.Data ?? (happened as UpdateEvent)?.Data)?["text/plain"]}"
        );

    [Fact]
    public async Task A_package_comes_with_its_dependencies_and_native_libraries_in_its_newest_stable_version()
    {
        Configure();
        var small = bench.Library("build/Small.dll", "public static class Small { public static int Two => 2; }");
        var large = bench.Library(
            "build/Large.dll",
            "using System.Runtime.InteropServices; public static class Large { public static int Four => Small.Two * 2; [DllImport(\"answer\", EntryPoint = \"SystemNative_GetPid\")] public static extern int Process(); }",
            small
        );
        Pack("Small", "1.0.0", "", small);
        foreach (var version in new[] { "1.9.0", "1.10.0", "2.0.0-beta" })
            Pack("Large", version, "<dependency id=\"Small\" version=\"1.0.0\" />", large);
        await bench.Run("#r \"nuget: Large\"\n$\"{Large.Four}, {Large.Process() == Environment.ProcessId}\"");
        Assert.Equal("4, True", bench.ResultText);
        Assert.StartsWith("Restoring Large …", Shown.First());
        Assert.Equal("Packages: Large 1.10.0", Shown.Last(text => text.Length > 0));
        await bench.Run("#r \"nuget:Small,1.0.0\"\nSmall.Two");
        Assert.Equal("2", bench.ResultText);
        await bench.Run("#r \"nuget:Small,1.0.0\"\nSmall.Two");
        Assert.DoesNotContain(Shown, text => text.Contains("Restoring"));
    }

    [Fact]
    public async Task A_feed_can_be_named_and_a_cell_that_is_being_written_restores_nothing()
    {
        Configure(withFeed: false);
        Pack("Tiny", "1.2.3", "", bench.Library("build/Tiny.dll", "public static class Tiny { public static int One => 1; }"));
        var cell = $"#i \"nuget:{Feed}\"\n#r \"nuget: Tiny, 1.2.3\"\nTiny.One";
        Assert.Equal(Completeness.Complete, NotebookSession.Judge(cell));
        Assert.Empty((await bench.Session.Complete(cell, cell.Length)).Items);
        await bench.Run(cell);
        Assert.Equal("1", bench.ResultText);
    }

    [Fact]
    public async Task What_cannot_be_restored_is_told_in_NuGets_own_sentence()
    {
        Configure();
        var error = await bench.Fail("#r \"nuget: Absent.Package, 1.0.0\"\n1");
        Assert.Equal("PackageError", error.Name);
        Assert.StartsWith("NU1101: Unable to find package Absent.Package.", error.Message);
    }

    [Theory]
    [InlineData("System.Text.Json", "1.0.0", "System.Text.Json.JsonSerializer")]
    [InlineData("Microsoft.DotNet.Interactive.Formatting", "1.0.0", "Microsoft.DotNet.Interactive.Formatting.Formatter")]
    [InlineData("TorchSharp-cpu", "0.105.0", "TorchSharp.torch")]
    [InlineData("Plotly.NET", "4.0.0", "Plotly.NET.GenericChart")]
    public async Task What_is_here_already_is_not_restored(string package, string version, string type)
    {
        await bench.Run($"#r \"nuget: {package}, {version}\"\ntypeof({type}).Assembly.Location");
        Assert.EndsWith("is here already and is used", Shown.First());
        Assert.DoesNotContain(".nuget", bench.ResultText.Replace("microsoft.dotnet.interactive", ""));
    }

    [Fact]
    public async Task A_restore_stops_when_it_is_interrupted()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Configure($"<add key=\"silent\" value=\"http://{silent.LocalEndpoint}/index.json\" allowInsecureConnections=\"true\" />");
        using var stop = new CancellationTokenSource();
        var running = bench.Execute("#r \"nuget: Never, 1.0.0\"\n1", stop.Token);
        using var asked = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        Assert.Equal(
            CellOutcome.Interrupted,
            await running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken) // NuGet itself waits 100 s.
        );
        await bench.Run("1 + 1");
    }

    private void Configure(string source = "", bool withFeed = true)
    {
        Directory.CreateDirectory(Feed);
        bench.Write(
            "nuget.config",
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear />{(
                source.Length > 0 ? source
                : withFeed ? "<add key=\"feed\" value=\"feed\" />"
                : ""
            )}</packageSources>
              <disabledPackageSources><clear /></disabledPackageSources>
            </configuration>
            """
        );
    }

    private void Pack(string name, string version, string dependencies, string assembly)
    {
        using var package = ZipFile.Open(Path.Combine(Feed, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var writer = new StreamWriter(package.CreateEntry($"{name}.nuspec").Open()))
            writer.Write(
                $"<package><metadata><id>{name}</id><version>{version}</version><authors>x</authors><description>x</description><dependencies><group targetFramework=\"net8.0\">{dependencies}</group></dependencies></metadata></package>"
            );
        package.CreateEntryFromFile(assembly, $"lib/net8.0/{name}.dll");
        package.CreateEntryFromFile(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so"),
            $"runtimes/{RuntimeInformation.RuntimeIdentifier}/native/libanswer.so"
        );
    }
}
