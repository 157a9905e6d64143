using GenerativeModels.Networks;

namespace GenerativeModels.InverseProblems;

/// <summary>A linear map A from images to what is measured of them, with its transpose. Both work row by row, on any device and type.</summary>
/// <param name="Name">For legends.</param>
/// <param name="Inputs">D.</param>
/// <param name="Outputs">M.</param>
/// <param name="Forward">x [B, D] → A x [B, M], differentiable; ask <see cref="Apply"/>, which checks.</param>
/// <param name="Backward">y [B, M] → Aᵀ y [B, D], differentiable; ask <see cref="Adjoint"/>, which checks.</param>
/// <remarks>The two must satisfy ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ for all x and y: <see cref="AdjointError"/> measures it.</remarks>
public sealed record LinearOperator(
    string Name,
    int Inputs,
    int Outputs,
    Func<Tensor, Tensor> Forward,
    Func<Tensor, Tensor> Backward
)
{
    /// <summary>The operator of a matrix [M, D], which stays the caller's and must outlive the operator.</summary>
    public static LinearOperator Of(string name, Tensor matrix) =>
        matrix.dim() == 2
            ? new(name, (int)matrix.shape[1], (int)matrix.shape[0], x => x.mm(matrix.t()), y => y.mm(matrix))
            : throw new ArgumentException($"expected matrix: [M, D], got [{string.Join(", ", matrix.shape)}]", nameof(matrix));

    /// <summary>A x: [B, D] → [B, M].</summary>
    public Tensor Apply(Tensor x) => Forward(Shape.Rows(x, Inputs, nameof(x)));

    /// <summary>Aᵀ y: [B, M] → [B, D].</summary>
    public Tensor Adjoint(Tensor y) => Backward(Shape.Rows(y, Outputs, nameof(y)));

    /// <summary>First this, then <paramref name="next"/>.</summary>
    public LinearOperator Then(LinearOperator next) =>
        next.Inputs == Outputs
            ? new($"{Name}, {next.Name}", Inputs, next.Outputs, x => next.Forward(Forward(x)), y => Backward(next.Backward(y)))
            : throw new ArgumentException($"expected an operator on {Outputs} numbers, got one on {next.Inputs}", nameof(next));

    /// <summary>A written out, [M, D]: D applications.</summary>
    /// <param name="type">Of its entries.</param>
    /// <param name="device">Null: the CPU.</param>
    public Tensor Matrix(ScalarType type = ScalarType.Float32, Device? device = null)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return Apply(eye(Inputs, dtype: type, device: device ?? CPU)).t().contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>|⟨A x, y⟩ − ⟨x, Aᵀ y⟩| / (‖A x‖ ‖y‖), the largest over random x and y in double precision: 1e-15 or so if all is well.</summary>
    /// <param name="rng">Draws x and y; a generator of the CPU.</param>
    /// <param name="count">Pairs.</param>
    public double AdjointError(Generator rng, int count = 16)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var x = randn(count, Inputs, dtype: ScalarType.Float64, generator: rng);
        var y = randn(count, Outputs, dtype: ScalarType.Float64, generator: rng);
        var seen = Apply(x);
        var error = ((seen * y).sum(1) - (x * Adjoint(y)).sum(1)).abs();
        return (error / (seen.square().sum(1) * y.square().sum(1)).sqrt()).max().ToDouble();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Inputs} → {Outputs})";
}

/// <summary>The forward problem p(y|x): y = A x + σ ε with ε ~ N(0, I).</summary>
/// <param name="Operator">A.</param>
/// <param name="NoiseStdDev">σ &gt; 0, in units of y.</param>
public sealed record Measurement(LinearOperator Operator, double NoiseStdDev)
{
    /// <summary>σ².</summary>
    public double NoiseVariance => NoiseStdDev * NoiseStdDev;

    /// <summary>y ~ p(y|x): x [B, D] → [B, M], without gradients.</summary>
    public Tensor Observe(Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var y = Operator.Apply(x);
        var noise = randn(y.shape, dtype: y.dtype, generator: rng).to(y.device);
        return (y + noise * NoiseStdDev).MoveToOuterDisposeScope();
    }

    /// <summary>log p(y|x) = −‖y − A x‖²/2σ² − M/2 log 2πσ², nats: x [B, D] and y [B, M] to [B], differentiable.</summary>
    public Tensor LogProb(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        var square = (y - Operator.Apply(x)).square().sum(1) / NoiseVariance;
        return (square * -0.5 - 0.5 * Operator.Outputs * Math.Log(2 * Math.PI * NoiseVariance)).MoveToOuterDisposeScope();
    }

    /// <summary>‖y − A x‖²/(M σ²), [B], without gradients: 1 on average for the x that was measured, and for draws from p(x|y).</summary>
    /// <remarks>Draws x' ~ p(x|y) have the same joint law with y as x has, so M times this is χ² with M degrees of freedom for both.</remarks>
    public Tensor Misfit(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return ((y - Operator.Apply(x)).square().mean([1L]) / NoiseVariance).MoveToOuterDisposeScope();
    }
}
