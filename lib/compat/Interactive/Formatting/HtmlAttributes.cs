using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>An element's attributes, in the order of their names. A null is not written; <c>data_x</c> reads <c>data-x</c>.</summary>
public class HtmlAttributes : DynamicObject, IDictionary<string, object>, IHtmlContent
{
    private const string ClassName = "class";

    private readonly SortedDictionary<string, object> values = new(StringComparer.Ordinal);

    public HtmlAttributes() { }

    public HtmlAttributes(IEnumerable<KeyValuePair<string, object>> attributes)
    {
        foreach (var (name, value) in attributes)
            this[name] = value;
    }

    public int Count => values.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => values.Keys;

    public ICollection<object> Values => values.Values;

    public object this[string key]
    {
        get => values[Spelled(key)];
        set => values[Spelled(key)] = value;
    }

    public void Add(string key, object value) => values.Add(Spelled(key), value);

    public void Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    /// <summary>Adds to the classes that are there.</summary>
    public void AddCssClass(string value) =>
        this[ClassName] = TryGetValue(ClassName, out var before) && before is not null ? $"{before} {value}" : value;

    public void RemoveCssClass(string value)
    {
        if (TryGetValue(ClassName, out var before))
            this[ClassName] = string.Join(' ', $"{before}".Split(' ').Where(name => name != value));
    }

    /// <summary>Takes over attributes; those that are there stay unless <paramref name="replace"/>.</summary>
    public void MergeWith(IDictionary<string, object> htmlAttributes, bool replace = false)
    {
        foreach (var (name, value) in htmlAttributes)
            if (replace || !ContainsKey(name))
                this[name] = value;
    }

    public void Clear() => values.Clear();

    public bool Contains(KeyValuePair<string, object> item) => TryGetValue(item.Key, out var value) && Equals(value, item.Value);

    public bool ContainsKey(string key) => values.ContainsKey(Spelled(key));

    public void CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) => values.CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Remove(string key) => values.Remove(Spelled(key));

    public bool Remove(KeyValuePair<string, object> item) => Contains(item) && Remove(item.Key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => values.TryGetValue(Spelled(key), out value);

    public override bool TryGetMember(GetMemberBinder binder, out object? result) => TryGetValue(binder.Name, out result);

    public override bool TrySetMember(SetMemberBinder binder, object? value)
    {
        this[binder.Name] = value!;
        return true;
    }

    public override IEnumerable<string> GetDynamicMemberNames() => Keys;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (name, value) in values)
            if (value is not null)
                writer.Write(
                    $" {name}=\"{(value is IHtmlContent html ? html.ToString() : WebUtility.HtmlEncode(value.ToString()))}\""
                );
    }

    public override string ToString()
    {
        using var writer = new StringWriter();
        WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>C# has no hyphens in names; and <c>@class</c> comes as <c>class</c>.</summary>
    private static string Spelled(string name) => name.Replace('_', '-');
}
