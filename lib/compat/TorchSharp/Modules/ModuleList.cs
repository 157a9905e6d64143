using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules in a list, named 0, 1, 2 …</summary>
public class ModuleList<T> : nn.Module, IList<T>
    where T : nn.Module
{
    private readonly List<T> list = [];

    public ModuleList(params T[] modules)
        : base(nameof(ModuleList<>)) => extend(modules);

    public int Count => list.Count;

    public bool IsReadOnly => false;

    public T this[int index]
    {
        get => list[index];
        set
        {
            list[index] = value;
            Renumber();
        }
    }

    public void append(params T[] parameters) => extend(parameters);

    public void extend(IEnumerable<T> modules)
    {
        list.AddRange(modules);
        Renumber();
    }

    public void Add(T item) => extend([item]);

    public void Insert(int index, T item)
    {
        list.Insert(index, item);
        Renumber();
    }

    public bool Remove(T item)
    {
        var at = IndexOf(item);
        if (at >= 0)
            RemoveAt(at);
        return at >= 0;
    }

    public void RemoveAt(int index)
    {
        list.RemoveAt(index);
        Renumber();
    }

    public void Clear()
    {
        list.Clear();
        Renumber();
    }

    public bool Contains(T item) => IndexOf(item) >= 0;

    public int IndexOf(T item) => list.FindIndex(own => ReferenceEquals(own, item));

    public void CopyTo(T[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Renumber()
    {
        _internal_submodules.clear();
        for (var i = 0; i < list.Count; i++)
            register_module(i.ToString(), list[i]);
    }
}
