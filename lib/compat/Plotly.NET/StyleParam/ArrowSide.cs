namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ArrowSide : IPlotlyValue
    {
        private readonly object value;

        private ArrowSide(object value) => this.value = value;

        public static ArrowSide Start { get; } = new("start");

        public static ArrowSide End { get; } = new("end");

        public static ArrowSide StartEnd { get; } = new("startend");

        public static ArrowSide None { get; } = new("none");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
