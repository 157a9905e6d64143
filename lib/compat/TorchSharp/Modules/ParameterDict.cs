using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters by name, in the order in which they were added.</summary>
public class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
{
    private readonly OrderedDict<string, Parameter> entries = new();

    public ParameterDict()
        : base(nameof(ParameterDict)) { }

    public int Count => entries.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => entries.Keys;

    public ICollection<Parameter> Values => entries.Values;

    public Parameter this[string key]
    {
        get => entries[key];
        set => Change(() => entries[key] = value);
    }

    public (string, Parameter) this[int index]
    {
        get => entries[index];
        set => Change(() => entries[index] = value);
    }

    public void Add(string key, Parameter value) => Change(() => entries.Add(key, value));

    public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, Parameter) item) => Change(() => entries.Insert(index, item));

    public bool Remove(string key)
    {
        var known = entries.ContainsKey(key);
        Change(() => entries.Remove(key));
        return known;
    }

    public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, Parameter> item) => Contains(item) && Remove(item.Key);

    public void RemoveAt(int index) => Change(() => entries.RemoveAt(index));

    public void Clear() => Change(entries.Clear);

    public void clear() => Clear();

    public bool ContainsKey(string key) => entries.ContainsKey(key);

    public bool Contains((string, Parameter) item) =>
        entries.TryGetValue(item.Item1, out var own) && ReferenceEquals(own, item.Item2);

    public bool Contains(KeyValuePair<string, Parameter> item) => Contains((item.Key, item.Value));

    public int IndexOf((string, Parameter) item) => Contains(item) ? entries.keys().ToList().IndexOf(item.Item1) : -1;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) => entries.TryGetValue(key, out value);

    public void CopyTo((string, Parameter)[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public IEnumerable<string> keys() => entries.keys();

    public IEnumerable<Parameter> values() => entries.values();

    public IEnumerator<(string, Parameter)> items() => GetEnumerator();

    public IEnumerator<(string, Parameter)> GetEnumerator() => entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, Parameter>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What is registered follows what is listed.</summary>
    private void Change(Action change)
    {
        change();
        _internal_params.clear();
        foreach (var (key, value) in entries)
            register_parameter(key, value);
    }
}
