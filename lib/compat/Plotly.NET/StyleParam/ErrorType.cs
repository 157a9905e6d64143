namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ErrorType : IPlotlyValue
    {
        private readonly object value;

        private ErrorType(object value) => this.value = value;

        public static ErrorType Percent { get; } = new("percent");

        public static ErrorType Constant { get; } = new("constant");

        public static ErrorType Sqrt { get; } = new("sqrt");

        public static ErrorType Data { get; } = new("data");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
