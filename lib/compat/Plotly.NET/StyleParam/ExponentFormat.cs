namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ExponentFormat : IPlotlyValue
    {
        private readonly object value;

        private ExponentFormat(object value) => this.value = value;

        public static ExponentFormat B { get; } = new("B");

        public static ExponentFormat SI { get; } = new("SI");

        public static ExponentFormat Power { get; } = new("power");

        public static ExponentFormat Ecapital { get; } = new("E");

        public static ExponentFormat E { get; } = new("e");

        public static ExponentFormat None { get; } = new("none");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
