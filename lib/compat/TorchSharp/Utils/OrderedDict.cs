using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps the order in which its keys were added.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
    where TKey : notnull
{
    private readonly List<(TKey Key, TValue Value)> list = [];
    private readonly Dictionary<TKey, TValue> map = [];

    public int Count => list.Count;

    public bool IsReadOnly => false;

    public ICollection<TKey> Keys => [.. list.Select(entry => entry.Key)];

    public ICollection<TValue> Values => [.. list.Select(entry => entry.Value)];

    public TValue this[TKey key]
    {
        get => map[key];
        set
        {
            var at = list.FindIndex(entry => EqualityComparer<TKey>.Default.Equals(entry.Key, key));
            if (at < 0)
                list.Add((key, value));
            else
                list[at] = (key, value);
            map[key] = value;
        }
    }

    public (TKey, TValue) this[int index]
    {
        get => list[index];
        set
        {
            map.Remove(list[index].Key);
            list[index] = value;
            map.Add(value.Item1, value.Item2);
        }
    }

    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    public void Add(TKey key, TValue value)
    {
        map.Add(key, value);
        list.Add((key, value));
    }

    public void Insert(int index, (TKey, TValue) item)
    {
        map.Add(item.Item1, item.Item2);
        list.Insert(index, item);
    }

    public bool Remove(TKey key) =>
        map.Remove(key) && list.RemoveAll(entry => EqualityComparer<TKey>.Default.Equals(entry.Key, key)) > 0;

    public bool Remove((TKey, TValue) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<TKey, TValue> item) => Contains(item) && Remove(item.Key);

    public void RemoveAt(int index)
    {
        map.Remove(list[index].Key);
        list.RemoveAt(index);
    }

    public void Clear()
    {
        map.Clear();
        list.Clear();
    }

    public void clear() => Clear();

    public bool ContainsKey(TKey key) => map.ContainsKey(key);

    public bool Contains((TKey, TValue) item) => list.Contains(item);

    public bool Contains(KeyValuePair<TKey, TValue> item) => list.Contains((item.Key, item.Value));

    public int IndexOf((TKey, TValue) item) => list.IndexOf(item);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => map.TryGetValue(key, out value);

    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var (key, value) in list)
            array[arrayIndex++] = new KeyValuePair<TKey, TValue>(key, value);
    }

    public IEnumerable<TKey> keys() => list.Select(entry => entry.Key);

    public IEnumerable<TValue> values() => list.Select(entry => entry.Value);

    public IEnumerator<(TKey, TValue)> items() => GetEnumerator();

    public IEnumerator<(TKey, TValue)> GetEnumerator() => list.GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        list.Select(entry => new KeyValuePair<TKey, TValue>(entry.Key, entry.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
