using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plotly.NET;

/// <summary>Writes figures as plotly.js reads them. Numbers that JSON has not (NaN, ±∞) become null: plotly.js leaves a gap.</summary>
internal static class FigureText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Default };

    public static string Of(object value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
            Write(writer, value);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case IFields o:
                WriteObject(writer, o.Fields.All);
                break;
            case IPlotlyValue v:
                Write(writer, v.Convert());
                break;
            case IEnumerable<KeyValuePair<string, object>> o:
                WriteObject(writer, o);
                break;
            case string s:
                writer.WriteStringValue(s);
                break;
            case bool b:
                writer.WriteBooleanValue(b);
                break;
            case IConvertible c:
                WriteConvertible(writer, c);
                break;
            case System.Runtime.CompilerServices.ITuple tuple:
                WriteArray(writer, Enumerable.Range(0, tuple.Length).Select(i => tuple[i]));
                break;
            case IEnumerable items:
                WriteArray(writer, items);
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object>> fields)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Write(writer, item);
        writer.WriteEndArray();
    }

    private static void WriteConvertible(Utf8JsonWriter writer, IConvertible value)
    {
        switch (value.GetTypeCode())
        {
            case TypeCode.Double:
                WriteNumber(writer, value.ToDouble(CultureInfo.InvariantCulture));
                break;
            case TypeCode.Single:
                WriteNumber(writer, value.ToSingle(CultureInfo.InvariantCulture));
                break;
            case TypeCode.Decimal:
                writer.WriteNumberValue(value.ToDecimal(CultureInfo.InvariantCulture));
                break;
            case TypeCode.UInt64:
                writer.WriteNumberValue(value.ToUInt64(CultureInfo.InvariantCulture));
                break;
            case >= TypeCode.SByte and <= TypeCode.Int64:
                writer.WriteNumberValue(value.ToInt64(CultureInfo.InvariantCulture));
                break;
            case TypeCode.DateTime:
                writer.WriteStringValue(value.ToDateTime(CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteNullValue();
    }

    private static void WriteNumber(Utf8JsonWriter writer, float value)
    {
        if (float.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteNullValue();
    }
}
