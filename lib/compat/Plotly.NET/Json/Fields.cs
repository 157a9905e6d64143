using System.Diagnostics.CodeAnalysis;

namespace Plotly.NET;

/// <summary>The named values of one plotly.js object, in the order in which they were first set.</summary>
internal sealed class Fields
{
    private readonly OrderedDictionary<string, object> values = [];

    public IReadOnlyCollection<KeyValuePair<string, object>> All => values;

    public IEnumerable<string> Names => values.Keys;

    public object this[string name]
    {
        set => values[name] = value;
    }

    public bool TryGet<T>(string name, [NotNullWhen(true)] out T? value)
    {
        value = values.TryGetValue(name, out var found) && found is T typed ? typed : default;
        return value is not null;
    }

    public void Remove(string name) => values.Remove(name);

    /// <summary>Takes over every value of <paramref name="other"/>; objects that both have are joined into new ones, other values replaced.</summary>
    public void Merge(Fields other)
    {
        foreach (var (name, value) in other.values)
        {
            if (value is IFields theirs && values.TryGetValue(name, out var mine) && mine is IFields ours)
                values[name] = ours.Copy().Merge(theirs);
            else
                values[name] = value;
        }
    }
}
