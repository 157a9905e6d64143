namespace Plotly.NET.CSharp;

/// <summary>A value that a caller may leave out: <c>default</c> is left out, and every value converts.</summary>
public readonly record struct Optional<T>(T Value, bool IsSome)
{
    public static implicit operator Optional<T>(T Value) => new(Value, true);
}
