using Notebooks.Format;

namespace Notebooks.Headless;

/// <summary>The command line's <c>name=value</c> pairs.</summary>
internal static class ParameterOverrides
{
    /// <summary>
    /// The values by name. A name must be a parameter of one of the notebooks, and the value of its type;
    /// <see cref="ArgumentException"/> otherwise.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Parse(IReadOnlyList<string> pairs, IReadOnlyList<string> notebooks)
    {
        var values = new Dictionary<string, string>();
        foreach (var pair in pairs)
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } name, var value])
                throw new ArgumentException($"--set expects name=value, got {pair}");
            values[name] = value;
        }
        if (values.Count == 0)
            return values;
        var readable = notebooks.Select(TryRead).OfType<Notebook>().ToArray();
        foreach (var name in values.Keys)
            if (!readable.Any(notebook => ParameterInjection.Has(notebook, name)))
                throw new ArgumentException($"--set {name}: none of the notebooks has a parameter of this name");
        foreach (var notebook in readable)
            ParameterInjection.Apply(notebook, values.Where(value => ParameterInjection.Has(notebook, value.Key)).ToDictionary());
        return values;
    }

    private static Notebook? TryRead(string path)
    {
        try
        {
            return Notebook.Read(path) is { OtherKernel: null } notebook ? notebook : null;
        }
        catch (NotebookFormatException)
        {
            return null; // The run reports it.
        }
    }
}
