using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>How a tensor looks in a notebook: its values, as text.</summary>
internal sealed class TensorFormatterSource
{
    public static IEnumerable<object> CreateTypeFormatters() =>
        [new TensorFormatter("text/html"), new TensorFormatter("text/plain")];

    internal sealed class TensorFormatter(string mimeType)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not Tensor tensor)
                return false;
            var text = tensor.IsInvalid ? "a disposed tensor" : tensor.ToString(TensorStringStyle.Default);
            writer.Write(mimeType == "text/html" ? $"<pre>{System.Net.WebUtility.HtmlEncode(text)}</pre>" : text);
            return true;
        }
    }
}
