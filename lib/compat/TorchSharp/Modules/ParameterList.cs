using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters in a list, named 0, 1, 2 …</summary>
public class ParameterList : nn.Module, IList<Parameter>
{
    private readonly List<Parameter> list = [];

    public ParameterList(params Parameter[] parameters)
        : base(nameof(ParameterList)) => extend(parameters);

    public int Count => list.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => list[index];
        set
        {
            list[index] = value;
            Renumber();
        }
    }

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters)
    {
        list.AddRange(parameters);
        Renumber();
    }

    public void Add(Parameter item) => extend([item]);

    public void Insert(int index, Parameter item)
    {
        list.Insert(index, item);
        Renumber();
    }

    public bool Remove(Parameter item)
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

    public bool Contains(Parameter item) => IndexOf(item) >= 0;

    public int IndexOf(Parameter item) => list.FindIndex(own => ReferenceEquals(own, item));

    public void CopyTo(Parameter[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Renumber()
    {
        _internal_params.clear();
        for (var i = 0; i < list.Count; i++)
            register_parameter(i.ToString(), list[i]);
    }
}
