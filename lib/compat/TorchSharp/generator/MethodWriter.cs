using System.Text;

namespace TorchSharp.OperatorTable;

/// <summary>Writes the C# method of one row: arguments are pushed as tagged values, and pinned where they are lists.</summary>
internal sealed class MethodWriter(Row row, StringBuilder code)
{
    private readonly List<string> setup = [];
    private readonly List<string> pins = [];
    private readonly List<string> kept = [];

    private bool IsInPlace => row.Returns == "Tensor" && row.Operator.Split('.')[0].EndsWith("_", StringComparison.Ordinal);

    private bool IsFactory => !row.IsInstance && row.Parameters.All(p => p.Type != "Tensor");

    public void Write()
    {
        var parameters = row.Parameters.Select(p =>
            (p.IsParams ? "params " : "") + p.Type + " " + p.Symbol + (p.IsOptional ? " = " + p.Default : "")
        );
        var modifiers = row.IsInstance ? "" : "static ";
        var isUnsafe = row.IsForward ? "" : "unsafe ";
        code.Append(
            $"    {(row.IsInternal ? "internal" : "public")} {modifiers}{isUnsafe}{row.Returns} @{row.Name}({string.Join(", ", parameters)})"
        );
        if (row.IsForward)
            code.Append($" {row.Body};\n\n");
        else
            WriteBody();
    }

    private void WriteBody()
    {
        var arguments = row.Arguments.Select(Push).ToList();
        code.Append("\n    {\n");
        foreach (var line in setup)
            code.Append($"        {line}\n");
        foreach (var pin in pins)
            code.Append($"        fixed ({pin})\n");
        code.Append("        {\n");
        code.Append($"            Span<Value> arguments_ = [{string.Join(", ", arguments)}];\n");
        WriteCall();
        code.Append("        }\n    }\n\n");
    }

    private void WriteCall()
    {
        var dot = row.Operator.IndexOf('.');
        var name = dot < 0 ? row.Operator : row.Operator.Substring(0, dot);
        var overload = dot < 0 ? "" : row.Operator.Substring(dot + 1);
        var handle = $"ref Operators.@{row.Operator.Replace('.', '_')}, \"{name}\\0\"u8, \"{overload}\\0\"u8, arguments_";
        var alive = string.Concat(kept.Distinct().Select(k => $"            GC.KeepAlive({k});\n"));
        if (IsInPlace)
        {
            var self = row.IsInstance ? "this" : row.Parameters.First(p => p.Type == "Tensor").Symbol;
            code.Append($"            Dispatch.InPlace({handle});\n{alive}            return {self};\n");
        }
        else if (row.Returns.StartsWith("(", StringComparison.Ordinal))
        {
            var count = row.Returns.Split(',').Length;
            var items = Enumerable.Range(0, count).Select(i => $"Dispatch.Take(ref results_[{i}])");
            code.Append($"            Span<Value> results_ = stackalloc Value[{count}];\n");
            code.Append(
                $"            Dispatch.Many({handle}, results_);\n{alive}            return ({string.Join(", ", items)});\n"
            );
        }
        else
        {
            var kind = row.Returns switch
            {
                "Tensor" => "Tensor",
                "Tensor[]" => "Tensors",
                "bool" => "Bool",
                "long" => "Long",
                "double" => "Double",
                _ => throw new FormatException($"no rule for a result of type {row.Returns}"),
            };
            code.Append($"            var result_ = Dispatch.{kind}({handle});\n{alive}");
            if (row.Parameters.Any(p => p.Name == "names"))
                code.Append("            Lists.Unnamed(names);\n");
            if (row.Parameters.Any(p => p.Name == "requires_grad"))
                code.Append("            if (requires_grad) result_.requires_grad = true;\n");
            code.Append(
                row.Parameters.Any(p => p is { Name: "out", Type: "Tensor" })
                    ? "            return Dispatch.Into(@out, result_);\n"
                    : "            return result_;\n"
            );
        }
    }

    /// <summary>How one argument of the operator is made from the method's parameters.</summary>
    private string Push(string argument)
    {
        if (argument == "_")
            return "Value.Default";
        if (argument == "this")
        {
            kept.Add("this");
            return "Value.Of(this)";
        }
        var parameter = row.Parameters.FirstOrDefault(p => p.Name == argument);
        return parameter is null ? $"Value.Of({argument})" : Push(parameter);
    }

    private string Push(Parameter p)
    {
        switch (p.Type)
        {
            case "Tensor":
                kept.Add(p.Symbol);
                return p.IsOptional && p.Default == "null" || p.Name == "sorter"
                    ? $"Value.OrNone({p.Symbol})"
                    : $"Value.Of({p.Symbol})";
            case "Scalar":
                return p.IsOptional && p.Default == "null" ? $"Value.OrNone({p.Symbol})" : $"Value.Of({p.Symbol})";
            case "Device":
                return IsFactory ? $"Value.Of({p.Symbol} ?? DefaultDevice)" : $"Value.Of({p.Symbol})";
            case "Generator":
                kept.Add(p.Symbol);
                return $"Value.Of({p.Symbol})";
            case "long[]" or "ReadOnlySpan<long>":
                return Pin(p, "long", p.Symbol, p.Type == "long[]" ? $"{p.Symbol}?.Length ?? -1" : $"{p.Symbol}.Length");
            case "nint[]":
                pins.Add($"nint* {p.Name}_pin = {p.Symbol}");
                return $"Value.Optionals({p.Name}_pin, {p.Symbol}.Length)";
            case "double[]":
                return Pin(p, "double", p.Symbol, $"{p.Symbol}?.Length ?? -1");
            case "int[]":
                setup.Add($"var {p.Name}_list = Lists.Long({p.Symbol});");
                return Pin(p, "long", $"{p.Name}_list", $"{p.Name}_list?.Length ?? -1");
            case "Size":
                setup.Add($"var {p.Name}_list = {p.Symbol}.Shape;");
                return Pin(p, "long", $"{p.Name}_list", $"{p.Name}_list.Length");
            case "Tensor[]" or "IList<Tensor>" or "IEnumerable<Tensor>" or "ReadOnlySpan<Tensor>":
                setup.Add($"var {p.Name}_tensors = Lists.Tensors({p.Symbol});");
                setup.Add($"var {p.Name}_handles = Lists.Handles({p.Name}_tensors);");
                kept.Add($"{p.Name}_tensors");
                pins.Add($"nint* {p.Name}_pin = {p.Name}_handles");
                return $"Value.Of({p.Name}_pin, {p.Name}_handles.Length)";
            case "string" or "RoundingMode" or "FFTNormType" or "GELU.Approximate" or "linalg.QRMode" or "char":
                setup.Add($"var {p.Name}_text = Lists.Text({p.Symbol});");
                pins.Add($"byte* {p.Name}_pin = {p.Name}_text");
                return $"Value.Of({p.Name}_pin, {p.Name}_text.Length)";
            case "Reduction" or "nn.Reduction":
                return $"Value.Of((long){p.Symbol})";
            default:
                return $"Value.Of({p.Symbol})";
        }
    }

    private string Pin(Parameter p, string type, string source, string length)
    {
        pins.Add($"{type}* {p.Name}_pin = {source}");
        return $"Value.Of({p.Name}_pin, {length})";
    }
}
