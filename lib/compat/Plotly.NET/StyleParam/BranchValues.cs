namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class BranchValues : IPlotlyValue
    {
        private readonly object value;

        private BranchValues(object value) => this.value = value;

        public static BranchValues Remainder { get; } = new("remainder");

        public static BranchValues Total { get; } = new("total");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
