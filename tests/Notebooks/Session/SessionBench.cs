using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Session;

namespace Notebooks.Tests.Session;

/// <summary>A session in a folder of its own, and what its cells put out.</summary>
public sealed class SessionBench : IAsyncDisposable
{
    private readonly NotebookSession session;
    private int cells;

    public SessionBench()
    {
        Folder = Directory.CreateTempSubdirectory("session-tests-").FullName;
        session = new NotebookSession(Folder);
    }

    public string Folder { get; }

    public NotebookSession Session => session;

    /// <summary>The events of the latest cell.</summary>
    public List<SessionEvent> Events { get; } = [];

    public string Stdout =>
        string.Concat(Events.OfType<StreamEvent>().Where(text => text.Name == "stdout").Select(text => text.Text));

    public JsonObject Result => Assert.Single(Events.OfType<ResultEvent>()).Data;

    public string ResultText => Result["text/plain"]!.ToString();

    public ErrorEvent Error => Assert.Single(Events.OfType<ErrorEvent>());

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        Formatter.ResetToDefault();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Runs a cell that must succeed.</summary>
    public async Task Run(string code)
    {
        var outcome = await Execute(code);
        Assert.True(
            outcome == CellOutcome.Completed,
            string.Join("\n", Events.OfType<ErrorEvent>().SelectMany(error => error.Traceback))
        );
    }

    /// <summary>Runs a cell that must fail.</summary>
    public async Task<ErrorEvent> Fail(string code)
    {
        Assert.Equal(CellOutcome.Failed, await Execute(code));
        return Error;
    }

    public Task<CellOutcome> Execute(string code) => Execute(code, TestContext.Current.CancellationToken);

    public async Task<CellOutcome> Execute(string code, CancellationToken cancellationToken)
    {
        Events.Clear();
        return await session.Execute(code, $"cell {++cells}", Events.Add, cancellationToken);
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Compiles a library into the folder.</summary>
    public string Library(string name, string code, params string[] references)
    {
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(name),
            [CSharpSyntaxTree.ParseText(code)],
            [.. trusted.Concat(references).Select(path => MetadataReference.CreateFromFile(path))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var emitted = compilation.Emit(path);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return path;
    }
}
