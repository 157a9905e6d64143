namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class TextInfo : IPlotlyValue
    {
        private readonly object value;

        private TextInfo(object value) => this.value = value;

        public static TextInfo All { get; } = new("all");

        public static TextInfo None { get; } = new("none");

        public static TextInfo Label { get; } = new("label");

        public static TextInfo Text { get; } = new("text");

        public static TextInfo Value { get; } = new("value");

        public static TextInfo Percent { get; } = new("percent");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
