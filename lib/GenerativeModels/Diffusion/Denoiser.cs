using static TorchSharp.torch.nn;

namespace GenerativeModels.Diffusion;

/// <summary>A trained network, read as whatever a sampler asks for: clean data, noise, score or velocity.</summary>
/// <param name="Net">x_t [B, …], t [B] → y [B, …].</param>
/// <param name="Schedule">How x_t was mixed.</param>
/// <param name="Target">What y is.</param>
public sealed record Denoiser(Module<Tensor, Tensor, Tensor> Net, ISchedule Schedule, Target Target)
{
    /// <summary>E[x₁ | x_t], the clean data to be expected. x_t: [B, …], t: [B] → [B, …].</summary>
    public Tensor Data(Tensor xt, Tensor t) => Read(xt, t, static (data, _, _) => data);

    /// <summary>E[x₀ | x_t], the noise to be expected. [B, …].</summary>
    public Tensor Noise(Tensor xt, Tensor t) => Read(xt, t, static (_, noise, _) => noise);

    /// <summary>∇ log p_t(x_t) = −E[x₀ | x_t]/σ. [B, …]; not at σ = 0.</summary>
    public Tensor Score(Tensor xt, Tensor t) => Read(xt, t, static (_, noise, c) => -noise / c.Sigma);

    /// <summary>E[dx_t/dt | x_t] = α̇ E[x₁ | x_t] + σ̇ E[x₀ | x_t]: the probability-flow ODE from noise to data. [B, …].</summary>
    public Tensor Velocity(Tensor xt, Tensor t) => Read(xt, t, static (data, noise, c) => c.AlphaDot * data + c.SigmaDot * noise);

    private Tensor Read(Tensor xt, Tensor t, Func<Tensor, Tensor, Coefficients, Tensor> quantity)
    {
        using var scope = NewDisposeScope();
        var c = Schedule.At(t.Like(xt));
        var (data, noise) = Target.Split(Net.call(xt, t), xt, c);
        return quantity(data, noise, c).MoveToOuterDisposeScope();
    }
}

/// <summary>What a network is asked to tell from x_t = α x₁ + σ x₀: some combination y = p x₁ + q x₀, other than x_t itself.</summary>
/// <param name="Name">For legends.</param>
/// <param name="Weights">(p, q) from the schedule's coefficients.</param>
/// <remarks>
/// All of them say the same: two linear equations, x_t and y, are solved for data and noise, so that one kind of answer converts into
/// every other. What differs is the weight that a squared error gives to each time, and where the equations become ill-conditioned.
/// </remarks>
public sealed record Target(string Name, Func<Coefficients, (Tensor Data, Tensor Noise)> Weights)
{
    /// <summary>ε = x₀, the noise: Ho et al. 2020, arXiv:2006.11239. It tells little about the data where α is near 0.</summary>
    public static Target Noise { get; } = new("ε", c => (zeros_like(c.Alpha), ones_like(c.Alpha)));

    /// <summary>x₁, the data. It tells little about the noise where σ is near 0.</summary>
    public static Target Data { get; } = new("x", c => (ones_like(c.Alpha), zeros_like(c.Alpha)));

    /// <summary>v = α ε − σ x: Salimans and Ho 2022, arXiv:2202.00512. Well-conditioned at every time where α² + σ² = 1.</summary>
    public static Target V { get; } = new("v", c => (-c.Sigma, c.Alpha));

    /// <summary>dx_t/dt = α̇ x₁ + σ̇ x₀, the velocity of flow matching: Lipman et al. 2023, arXiv:2210.02747.</summary>
    public static Target Velocity { get; } = new("velocity", c => (c.AlphaDot, c.SigmaDot));

    /// <summary>y = p x₁ + q x₀ [B, …]; the coefficients broadcast against x₁ [B, …] and x₀ [B, …].</summary>
    public Tensor Of(Tensor x1, Tensor x0, Coefficients c)
    {
        using var scope = NewDisposeScope();
        var (p, q) = Weights(c);
        return (p * x1 + q * x0).MoveToOuterDisposeScope();
    }

    /// <summary>Data and noise that together give both y and x_t: x₁ = (q x_t − σ y)/(α q − σ p), x₀ = (α y − p x_t)/(α q − σ p).</summary>
    public (Tensor Data, Tensor Noise) Split(Tensor y, Tensor xt, Coefficients c)
    {
        using var scope = NewDisposeScope();
        var (p, q) = Weights(c);
        var determinant = c.Alpha * q - c.Sigma * p;
        return scope.MoveToOuter((q * xt - c.Sigma * y) / determinant, (c.Alpha * y - p * xt) / determinant);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
