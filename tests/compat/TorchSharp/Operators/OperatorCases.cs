using System.Reflection;
using TorchSharp.OperatorTable;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

/// <summary>A case for every operator of the table. What cannot be called needs a line in samples.txt.</summary>
internal static class OperatorCases
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> Samples = ReadSamples();

    private static readonly List<IGrouping<string, Row>> Rows = ReadRows();

    public static IReadOnlyDictionary<string, OperatorCase> All { get; } = Make();

    public static IEnumerable<TheoryDataRow<string>> Names => All.Keys.Order().Select(name => new TheoryDataRow<string>(name));

    /// <summary>Lines of samples.txt that fit no operator.</summary>
    public static IEnumerable<string> Unused => Samples.Keys.Except(Rows.Select(group => group.Key));

    public static object Describe(Dictionary<string, Tensor> tensors) => All.Values.Select(c => c.Describe(tensors)).ToArray();

    private static Dictionary<string, OperatorCase> Make()
    {
        var cases = new Dictionary<string, OperatorCase>();
        var problems = new List<string>();
        foreach (var group in Rows)
        {
            var sample = Samples.GetValueOrDefault(group.Key) ?? new Dictionary<string, string>();
            var row = group.FirstOrDefault(r =>
                r.Parameters.All(p => !p.Type.StartsWith("ReadOnlySpan", StringComparison.Ordinal))
            );
            try
            {
                cases.Add(
                    group.Key,
                    new OperatorCase(row ?? throw new FormatException("no row for reflection"), Find(row), sample)
                );
            }
            catch (Exception e) when (e is FormatException or InvalidCastException or InvalidOperationException)
            {
                problems.Add($"{group.Key}: {e.Message}");
            }
        }
        return problems.Count == 0 ? cases : throw new InvalidOperationException(string.Join('\n', problems));
    }

    private static List<IGrouping<string, Row>> ReadRows() =>
        [
            .. Directory
                .GetFiles(AppContext.BaseDirectory, "operators*.txt")
                .SelectMany(File.ReadAllLines)
                .Select(Row.Parse)
                .OfType<Row>()
                .Where(row => !row.IsForward)
                .GroupBy(row => row.Operator),
        ];

    private static MethodInfo Find(Row row)
    {
        var owner = row
            .Owner.Split('.')
            .Aggregate(typeof(torch), (type, name) => name == "torch" ? type : type.GetNestedType(name)!);
        return owner
            .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
            .Single(m =>
                m.Name == row.Name
                && !m.IsGenericMethod
                && m.GetParameters().Length == row.Parameters.Count
                && m.GetParameters()
                    .Zip(row.Parameters)
                    .All(p => p.First.Name == p.Second.Name && Text(p.First.ParameterType) == Short(p.Second.Type))
            );
    }

    private static string Short(string type) => type[(type.LastIndexOf('.') + 1)..];

    private static string Text(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Text(inner) + "?";
        if (type.IsArray)
            return Text(type.GetElementType()!) + "[]";
        if (type.IsGenericType)
            return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Text))}>";
        return type.Name switch
        {
            "Int64" => "long",
            "Int32" => "int",
            "Double" => "double",
            "Single" => "float",
            "Boolean" => "bool",
            "String" => "string",
            "Char" => "char",
            "IntPtr" => "nint",
            var name => name,
        };
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ReadSamples() =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "samples.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', 2))
            .ToDictionary(
                cells => cells[0].Trim(),
                cells =>
                    (IReadOnlyDictionary<string, string>)
                        cells[1]
                            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            .Select(pair => pair.Split('=', 2))
                            .ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "")
            );
}
