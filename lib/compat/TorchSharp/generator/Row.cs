namespace TorchSharp.OperatorTable;

/// <summary>One parameter of a C# signature: <c>params long[] dims = null</c>.</summary>
internal sealed class Parameter
{
    public Parameter(string text)
    {
        var equals = text.IndexOf(" = ", StringComparison.Ordinal);
        IsOptional = equals >= 0;
        Default = IsOptional ? text.Substring(equals + 3) : "";
        var declaration = IsOptional ? text.Substring(0, equals) : text;
        var space = declaration.LastIndexOf(' ');
        Name = declaration.Substring(space + 1);
        var type = declaration.Substring(0, space);
        IsParams = type.StartsWith("params ", StringComparison.Ordinal);
        Type = IsParams ? type.Substring(7) : type;
    }

    public string Type { get; }
    public string Name { get; }
    public string Default { get; }
    public bool IsOptional { get; }
    public bool IsParams { get; }

    /// <summary>The name as C# spells it: <c>base</c> and <c>out</c> need an @.</summary>
    public string Symbol => "@" + Name;
}

/// <summary>A row of the table: <c>class | signature | operator(arguments)</c> or <c>class | signature | => expression</c>.</summary>
internal sealed class Row
{
    private static readonly string[] Separator = [" | "];

    private Row(string owner, string returns, string name, IReadOnlyList<Parameter> parameters, string body)
    {
        IsInternal = owner.StartsWith("internal ", StringComparison.Ordinal);
        Owner = IsInternal ? owner.Substring(9) : owner;
        Returns = returns;
        Name = name;
        Parameters = parameters;
        Body = body;
    }

    public string Owner { get; }
    public string Returns { get; }
    public string Name { get; }
    public IReadOnlyList<Parameter> Parameters { get; }
    public string Body { get; }

    /// <summary>Rows that start with <c>internal</c> serve hand-written code: upstream has no such member.</summary>
    public bool IsInternal { get; }

    public bool IsInstance => Owner == "Tensor";
    public bool IsForward => Body.StartsWith("=> ", StringComparison.Ordinal);

    /// <summary>The ATen operator, <c>add.Tensor</c>.</summary>
    public string Operator => Body.Substring(0, Body.IndexOf('('));

    public IReadOnlyList<string> Arguments => Split(Body.Substring(Body.IndexOf('(') + 1).TrimEnd(')'));

    public static Row? Parse(string line)
    {
        if (line.Length == 0 || line[0] == '#')
            return null;
        var cells = line.Split(Separator, StringSplitOptions.None).Select(cell => cell.Trim()).ToArray();
        if (cells.Length != 3)
            throw new FormatException($"expected three cells: {line}");
        var signature = cells[1];
        var open = OpeningParenthesis(signature);
        var head = signature.Substring(0, open);
        var space = head.LastIndexOf(' ');
        var parameters = Split(signature.Substring(open + 1, signature.Length - open - 2)).Select(p => new Parameter(p)).ToList();
        return new Row(cells[0], head.Substring(0, space), head.Substring(space + 1), parameters, cells[2]);
    }

    private static int OpeningParenthesis(string signature)
    {
        var depth = 0;
        for (var i = signature.Length - 1; i >= 0; i--)
        {
            if (signature[i] == ')')
                depth++;
            if (signature[i] == '(' && --depth == 0)
                return i;
        }
        throw new FormatException($"no parameter list: {signature}");
    }

    private static List<string> Split(string list)
    {
        var items = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            var c = i < list.Length ? list[i] : ',';
            if (c is '(' or '<' or '[')
                depth++;
            else if (c is ')' or '>' or ']')
                depth--;
            else if (c == ',' && (depth == 0 || i == list.Length))
            {
                var item = list.Substring(start, i - start).Trim();
                if (item.Length > 0)
                    items.Add(item);
                start = i + 1;
            }
        }
        return items;
    }
}
