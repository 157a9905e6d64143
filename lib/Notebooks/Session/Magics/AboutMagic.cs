using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Session.Magics;

/// <summary><c>#!about</c>: what runs here.</summary>
internal sealed class AboutMagic : IMagic
{
    public IReadOnlyList<string> Names { get; } = ["about"];

    public string Help => "says which kernel, compiler and runtime this is";

    public Task Run(MagicPart call, NotebookSession session)
    {
        var compiler = typeof(CSharpCompilation).Assembly.GetName().Version;
        $"C# notebook kernel {typeof(AboutMagic).Assembly.GetName().Version}, Roslyn {compiler}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}".Display();
        return Task.CompletedTask;
    }
}
