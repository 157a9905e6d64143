namespace Notebooks.Session.Magics;

/// <summary><c>#!csharp</c>: C# from here on, which it is anyway.</summary>
internal sealed class CSharpMagic : IMagic
{
    public IReadOnlyList<string> Names { get; } = ["csharp", "c#", "C#"];

    public string Help => "says that C# follows";

    public Task Run(MagicPart call, NotebookSession session) => Task.CompletedTask;
}
