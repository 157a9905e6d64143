using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>[2x2], type = Float32, device = cpu</c>, as one line.</summary>
        public override string ToString() => IsInvalid ? "a disposed tensor" : Printing.Metadata(this);

        public string ToString(
            bool disamb,
            string? fltFormat = null,
            int? width = null,
            CultureInfo? cultureInfo = null,
            string? newLine = null
        ) => disamb ? ToString(TensorStringStyle.Julia, fltFormat, width, cultureInfo, newLine) : ToString();

        public string ToString(
            TensorStringStyle style,
            string? fltFormat = null,
            int? width = null,
            CultureInfo? cultureInfo = null,
            string? newLine = null
        ) => Printing.Text(this, style, fltFormat, width, cultureInfo, newLine);
    }
}
