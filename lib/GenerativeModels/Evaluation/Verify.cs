using System.Runtime.CompilerServices;
using GenerativeModels.Plots;

namespace GenerativeModels.Evaluation;

/// <summary>Holds measured numbers against bounds, shows both, and stops the notebook when a bound is not kept.</summary>
/// <remarks>
/// A claim is an empirical statement that could be false; a twin shows that the check would see it. What is true by algebra is an
/// identity: two computations of one thing, compared, and not counted as a claim.
/// </remarks>
public static class Verify
{
    /// <summary>Shows the claim as a badge; throws when it does not hold, or when a twin keeps the bound too.</summary>
    /// <param name="statement">What is claimed, in words.</param>
    /// <param name="measured">The number; NaN never holds.</param>
    /// <param name="bound">e.g. <c>Bound.AtMost(0.05)</c>.</param>
    /// <param name="unit">Of all numbers; empty for a pure number.</param>
    /// <param name="twin">A null model or a sabotage whose value must fail the same bound: <c>("an untrained network", 0.98)</c>.</param>
    /// <param name="twins">Several of them, each of which must fail.</param>
    /// <param name="theory">What theory says the number is, shown beside it; it must keep the bound itself.</param>
    /// <exception cref="ClaimFailedException">It does not hold, or the check has no power. The badge has been shown.</exception>
    public static void That(
        string statement,
        double measured,
        Bound bound,
        string unit = "",
        Twin? twin = null,
        IReadOnlyList<Twin>? twins = null,
        double? theory = null
    )
    {
        Show(
            new Claim(statement, measured, bound, unit)
            {
                Twins = [.. twin is null ? Array.Empty<Twin>() : [twin], .. twins ?? []],
                Theory = theory,
            }
        );
    }

    /// <summary>Two computations of one number agree: |left − right| ≤ tolerance. Recorded as an identity.</summary>
    /// <param name="statement">What equals what, in words.</param>
    /// <param name="left">One computation.</param>
    /// <param name="right">Another, independent of it.</param>
    /// <param name="tolerance">The largest allowed |left − right|, ≥ 0.</param>
    /// <param name="unit">Of both and of the tolerance.</param>
    /// <exception cref="ClaimFailedException">They differ by more, or one is NaN.</exception>
    public static void Identity(string statement, double left, double right, double tolerance, string unit = "") =>
        Zero(statement, left == right ? 0 : Math.Abs(left - right), tolerance, unit);

    /// <summary>Two computations of a row of numbers agree: max |left − right| ≤ tolerance. Recorded as an identity.</summary>
    /// <exception cref="ArgumentException">The rows are empty, or of different lengths.</exception>
    /// <exception cref="ClaimFailedException">They differ by more, or hold NaN.</exception>
    /// <inheritdoc cref="Identity(string, double, double, double, string)"/>
    [OverloadResolutionPriority(1)] // arrays convert to tensors too
    public static void Identity(
        string statement,
        IReadOnlyList<double> left,
        IReadOnlyList<double> right,
        double tolerance,
        string unit = ""
    )
    {
        using var scope = NewDisposeScope();
        Identity(statement, tensor(left.ToArray(), float64), tensor(right.ToArray(), float64), tolerance, unit);
    }

    /// <summary>Two computations of a tensor agree: max |left − right| ≤ tolerance. Recorded as an identity.</summary>
    /// <remarks>Compared in double precision. Equal infinities agree, NaN agrees with nothing.</remarks>
    /// <param name="statement">What equals what, in words: "a coupling as written here is the library's".</param>
    /// <param name="left">One computation, any shape.</param>
    /// <param name="right">Another of the same shape.</param>
    /// <param name="tolerance">The largest allowed |left − right|, ≥ 0.</param>
    /// <param name="unit">Of both and of the tolerance.</param>
    /// <exception cref="ArgumentException">The tensors are empty, or of different shapes.</exception>
    /// <exception cref="ClaimFailedException">They differ by more, or hold NaN.</exception>
    public static void Identity(string statement, Tensor left, Tensor right, double tolerance, string unit = "")
    {
        if (!left.shape.SequenceEqual(right.shape))
            throw new ArgumentException(
                $"expected equal shapes, got [{string.Join(", ", left.shape)}] and [{string.Join(", ", right.shape)}]"
            );
        if (left.numel() == 0)
            throw new ArgumentException($"expected numbers to compare, got the shape [{string.Join(", ", left.shape)}]");
        using var scope = NewDisposeScope();
        var (a, b) = (left.detach().cpu().to(float64), right.detach().cpu().to(float64));
        var difference = where(a == b, zeros_like(a), (a - b).abs());
        Zero(statement, difference.max().item<double>(), tolerance, unit);
    }

    /// <summary>What theory says is zero is zero: |residual| ≤ tolerance. Recorded as an identity.</summary>
    /// <param name="statement">What vanishes, in words: "largest |integral − closed form|".</param>
    /// <param name="residual">The number.</param>
    /// <param name="tolerance">The largest allowed |residual|, ≥ 0: rounding, or the error of a quadrature.</param>
    /// <param name="unit">Of both.</param>
    /// <exception cref="ClaimFailedException">It is larger, or NaN.</exception>
    public static void Zero(string statement, double residual, double tolerance, string unit = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        Show(new Claim(statement, Math.Abs(residual), Bound.AtMost(tolerance), unit) { IsIdentity = true });
    }

    private static void Show(Claim claim)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(claim.Statement);
        Live.Display(claim);
        if (!claim.Holds)
            throw new ClaimFailedException(claim);
    }
}
