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
