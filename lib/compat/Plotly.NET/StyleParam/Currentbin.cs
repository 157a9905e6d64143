namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class Currentbin : IPlotlyValue
    {
        private readonly object value;

        private Currentbin(object value) => this.value = value;

        public static Currentbin Include { get; } = new("Include");

        public static Currentbin Exclude { get; } = new("Exclude");

        public static Currentbin Half { get; } = new("Half");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
