using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>How tensors look as text.</summary>
internal static class Printing
{
    public static TensorStringStyle Style { get; set; } = TensorStringStyle.Julia;
    public static string FloatFormat { get; set; } = "g5";
    public static int Width { get; set; } = 100;
    public static string NewLine { get; set; } = Environment.NewLine;
    public static int MaxRows { get; set; } = 6;
    public static int MaxColumns { get; set; } = 6;

    public static string Metadata(Tensor tensor) =>
        $"[{string.Join("x", tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    public static string Text(
        Tensor tensor,
        TensorStringStyle style,
        string? format,
        int? width,
        CultureInfo? culture,
        string? newLine
    )
    {
        var chosen = style == TensorStringStyle.Default ? Style : style;
        if (chosen == TensorStringStyle.Metadata || tensor.device_type == DeviceType.META)
            return Metadata(tensor);
        using var scope = NewDisposeScope();
        var here = tensor.detach().to(CPU);
        return new TensorText(
            chosen,
            format ?? FloatFormat,
            width ?? Width,
            culture ?? CultureInfo.CurrentCulture,
            newLine ?? NewLine
        ).Write(here);
    }
}

/// <summary>Writes one tensor in one style.</summary>
internal sealed class TensorText(TensorStringStyle style, string format, int width, CultureInfo culture, string newLine)
{
    private readonly StringBuilder text = new();

    private bool IsJulia => style == TensorStringStyle.Julia;

    public string Write(Tensor tensor)
    {
        if (IsJulia)
            text.Append(Printing.Metadata(tensor)).Append(tensor.ndim == 0 ? ", value = " : newLine);
        if (tensor.ndim == 0)
            return text.Append(Number(tensor.ToScalar())).ToString();
        if (tensor.numel() == 0)
            return IsJulia ? text.ToString().TrimEnd() : text.Append("[]").ToString();
        if (style == TensorStringStyle.CSharp)
            text.Append(tensor.dtype).Append(' ');
        if (IsJulia)
            Slices(tensor, []);
        else
            Nested(tensor, 0);
        return text.ToString();
    }

    /// <summary>Julia style: every matrix under its index.</summary>
    private void Slices(Tensor tensor, long[] at)
    {
        if (tensor.ndim <= 2)
        {
            if (at.Length > 0)
                text.Append($"[{string.Join(",", at)},..,..] ={newLine}");
            Matrix(tensor.ndim == 1 ? tensor.unsqueeze(0) : tensor);
            return;
        }
        for (var i = 0L; i < tensor.size(0); i++)
        {
            if (i > 0 && tensor.ndim == 3)
                text.Append(newLine);
            Slices(tensor.select(0, i), [.. at, i]);
        }
    }

    private void Matrix(Tensor tensor)
    {
        var rows = Shown(tensor.size(0), Printing.MaxRows).ToList();
        var cells = rows.Select(r => r < 0 ? null : Shown(tensor.size(1), Columns()).Select(c => Cell(tensor, r, c)).ToArray())
            .ToList();
        var length = cells.Where(row => row is not null).SelectMany(row => row!).Max(cell => cell.Length);
        foreach (var row in cells)
            text.Append(' ')
                .Append(row is null ? "..." : string.Join(" ", row.Select(cell => cell.PadLeft(length))))
                .Append(newLine);

        int Columns() => Math.Max(Printing.MaxColumns, width / 16);
    }

    private string Cell(Tensor tensor, long row, long column) => column < 0 ? "..." : Number(tensor[row, column].ToScalar());

    private void Nested(Tensor tensor, int depth)
    {
        var (open, close) = style == TensorStringStyle.CSharp ? ("{", "}") : ("[", "]");
        if (tensor.ndim == 0)
        {
            text.Append(Number(tensor.ToScalar()));
            return;
        }
        text.Append(open);
        var first = true;
        foreach (var i in Shown(tensor.size(0), tensor.ndim == 1 ? Math.Max(Printing.MaxColumns, width / 16) : Printing.MaxRows))
        {
            if (!first && style == TensorStringStyle.CSharp)
                text.Append(", ");
            else if (!first)
                text.Append(tensor.ndim == 1 ? " " : newLine + new string(' ', depth + 1));
            first = false;
            if (i < 0)
                text.Append("...");
            else
                Nested(tensor.select(0, i), depth + 1);
        }
        text.Append(close);
    }

    /// <summary>The indices to print, with −1 where some are left out.</summary>
    private static IEnumerable<long> Shown(long size, int most)
    {
        for (var i = 0L; i < size; i++)
        {
            if (size > most && i == most / 2)
            {
                yield return -1;
                i = size - (most - most / 2);
            }
            yield return i;
        }
    }

    private string Number(Scalar value) =>
        value.Type switch
        {
            ScalarType.Bool => value.ToBoolean() ? "True" : "False",
            ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64 => Complex(value.ToComplexFloat64()),
            ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64 => Real(
                value.ToDouble(),
                value.Type
            ),
            _ => value.ToInt64().ToString(culture),
        };

    private string Complex(System.Numerics.Complex value) =>
        $"{Real(value.Real, ScalarType.Float64)}{(value.Imaginary < 0 ? "-" : "+")}{Real(Math.Abs(value.Imaginary), ScalarType.Float64)}i";

    private string Real(double value, ScalarType type) =>
        type == ScalarType.Float32 ? ((float)value).ToString(format, culture) : value.ToString(format, culture);
}
