using Notebooks.Tests.Session;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Tests.Display;

/// <summary>Values that nobody wrote a formatter for.</summary>
[Collection(SessionCollection.Name)]
public sealed class TableTests : IDisposable
{
    private sealed record Row(string Name, double Loss);

    private sealed class Nested
    {
        public int Depth { get; init; }

        public Nested? Inner { get; init; }
    }

    private sealed class Thrower
    {
        private readonly int value = 1;

        public int Fine => value;

        public int Broken => value > 0 ? throw new InvalidOperationException("no value") : value;
    }

    public void Dispose() => Formatter.ResetToDefault();

    private static string Html(object value) => value.ToDisplayString("text/html");

    [Fact]
    public void A_sequence_of_objects_is_a_table_with_their_members_as_columns()
    {
        var html = Html(new[] { new Row("a<b", 0.5), new Row("c", 1) });
        Assert.Contains("<th>index</th><th>Name</th><th>Loss</th>", html);
        Assert.Contains("<tr><td>0</td><td>a&lt;b</td><td>0.5</td></tr>", html);
    }

    [Fact]
    public void A_dictionary_is_a_table_of_keys_and_values()
    {
        var html = Html(new Dictionary<string, int> { ["one"] = 1 });
        Assert.Contains("<th>key</th><th>value</th>", html);
        Assert.Contains("<td>one</td><td>1</td>", html);
    }

    [Fact]
    public void An_object_is_a_table_of_its_members() => Assert.Contains("<td>Name</td><td>a</td>", Html(new Row("a", 1)));

    [Fact]
    public void Long_sequences_are_cut_with_a_count()
    {
        Assert.Contains("(80 more)", Html(Enumerable.Range(0, 100).ToArray()));
        Assert.Contains("(80 more)", Html(Enumerable.Range(0, 100).Select(i => new Row($"{i}", i)).ToList()));
        Assert.EndsWith("… (80 more) ]", Enumerable.Range(0, 100).ToArray().ToDisplayString());
        Formatter.ListExpansionLimit = 3;
        Assert.Equal("[ 0, 1, 2, … (97 more) ]", Enumerable.Range(0, 100).ToArray().ToDisplayString());
    }

    [Fact]
    public void A_sequence_without_an_end_is_cut_too()
    {
        static IEnumerable<int> Naturals()
        {
            for (var i = 0; ; i++)
                yield return i;
        }

        Assert.EndsWith("… (more) ]", Naturals().ToDisplayString());
    }

    [Fact]
    public void Deep_and_circular_values_end()
    {
        var deep = Enumerable
            .Range(0, 50)
            .Aggregate((Nested?)null, (inner, depth) => new Nested { Depth = depth, Inner = inner })!;
        Assert.InRange(Html(deep).Length, 100, 4000);
        var circle = new List<object>();
        circle.Add(circle);
        Assert.Contains("…", circle.ToDisplayString());
    }

    [Fact]
    public void A_getter_that_throws_shows_its_exception() =>
        Assert.Contains("<td>Broken</td><td>InvalidOperationException: no value</td>", Html(new Thrower()));

    [Theory]
    [InlineData(1.5, "1.5")]
    [InlineData(true, "True")]
    [InlineData('x', "x")]
    public void Scalars_are_preformatted_text(object value, string text) =>
        Assert.Equal($"<div class=\"dni-plaintext\"><pre>{text}</pre></div>", Html(value));

    [Fact]
    public void Text_of_unknown_types_is_what_they_hold() =>
        Assert.Equal("Nested { Depth = 1, Inner = <null> }", new Nested { Depth = 1 }.ToDisplayString());

    [Fact]
    public void Tuples_and_types_read_like_csharp()
    {
        Assert.Equal("(1, a)", (1, "a").ToDisplayString());
        Assert.Equal("Dictionary<string, int[]>", typeof(Dictionary<string, int[]>).ToDisplayString());
    }

    [Fact]
    public void Json_is_serialised() =>
        Assert.Equal("{\"Name\":\"a\",\"Loss\":1}", new Row("a", 1).ToDisplayString("application/json"));
}
