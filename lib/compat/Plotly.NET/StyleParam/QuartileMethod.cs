namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class QuartileMethod : IPlotlyValue
    {
        private readonly object value;

        private QuartileMethod(object value) => this.value = value;

        public static QuartileMethod Linear { get; } = new("linear");

        public static QuartileMethod Exclusive { get; } = new("exclusive");

        public static QuartileMethod Inclusive { get; } = new("inclusive");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
