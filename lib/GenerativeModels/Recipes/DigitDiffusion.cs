using GenerativeModels.Data;
using GenerativeModels.Diffusion;
using GenerativeModels.FlowMatching;
using GenerativeModels.Flows;
using GenerativeModels.Networks;
using GenerativeModels.Sampling;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>Diffusion and flow matching on the 8×8 digits, scored in nats as every other model of the 17 levels.</summary>
public static class DigitDiffusion
{
    private const int Side = 8;
    private const int Pixels = Side * Side;
    private const int Levels = 17;
    private const int Draws = 16;
    private const int SolverSteps = 40;
    private static readonly UniformDequantizer Noise = new();

    /// <summary>How they are trained.</summary>
    public static FitOptions Options { get; } =
        new()
        {
            Steps = 2000,
            BatchSize = 64,
            LearningRate = 2e-3,
            Schedule = LearningRate.Cosine(),
            MaxGradNorm = 5,
            EmaDecay = 0.995,
            ValidateEvery = 250,
            Unit = "nats/image",
        };

    /// <summary>Gaussian noise; λ rises from −10 to 9, where neighbouring levels are eleven standard deviations apart.</summary>
    public static DigitsRecipe Gaussian { get; } =
        DigitsRecipe.Fitting(
            "diffusion",
            "04-09-ddpm",
            LikelihoodKind.Elbo,
            $"continuous time, {Draws} draws",
            Options,
            _ => new LevelDiffusion(
                new TimeMlp(Pixels, width: 512, hidden: 2, outputs: Pixels * Levels, dropout: 0.2),
                new LinearLogSnr(-10, 9),
                Levels
            ),
            (model, rng) => (x, _) => -model.LogWeight(x, rng).mean(),
            (model, x, rng) => Mean(model.LogWeight, x, rng)
        );

    /// <summary>Pixels are hidden instead of blurred.</summary>
    public static DigitsRecipe Masked { get; } =
        DigitsRecipe.Fitting(
            "masked diffusion",
            "04-13-beyond-gaussian",
            LikelihoodKind.Elbo,
            $"mean over orders, {Draws} draws",
            Options,
            _ => new MaskedDiffusion(Mlp.Create(2 * Pixels, Pixels * Levels, width: 512, dropout: 0.3), Pixels, Levels),
            (model, rng) => (x, _) => -model.LogWeight(x, rng).mean(),
            (model, x, rng) => Mean(model.LogWeight, x, rng)
        );

    /// <summary>Straight paths; the density of the ODE, dequantised.</summary>
    public static DigitsRecipe FlowMatching { get; } =
        DigitsRecipe.Fitting(
            "flow matching",
            "04-10-flow-matching",
            LikelihoodKind.Dequantised,
            $"ODE in {SolverSteps} Heun steps, Hutchinson's trace, uniform noise",
            Options with
            {
                Steps = 4000,
                ValidateEvery = 2000,
            },
            _ => new UNet(new UNetOptions { Patch = 2 }),
            (net, rng) =>
                (x, _) =>
                    FlowMatchingLoss.Conditional(
                        net,
                        new Straight(),
                        Pictures(Dequantized.Spread(x, Noise.Draw(x, rng).U, Levels)),
                        rng
                    ),
            Solved
        );

    private static Tensor Pictures(Tensor rows) => rows.reshape(-1, 1, Side, Side);

    /// <summary>log w of one draw of the dequantising noise and of the trace's probe: both average out over images, unlike in k of them.</summary>
    private static Tensor Solved(UNet net, Tensor x, Generator rng)
    {
        using var probe = JacobianTraces.Probe(x, rng);
        var flow = new ContinuousFlow(
            (y, t) => net.call(Pictures(y), t).flatten(1),
            Pixels,
            RungeKutta.Heun,
            SolverSteps,
            JacobianTraces.Hutchinson(probe)
        );
        return new Dequantized(flow, Noise, Levels).LogWeight(x, rng);
    }

    /// <summary>Mean of several draws: it averages the noise out, and tightens nothing.</summary>
    private static Tensor Mean(Func<Tensor, Generator, Tensor> logWeight, Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        return stack([.. Enumerable.Range(0, Draws).Select(_ => logWeight(x, rng))]).mean([0L]).MoveToOuterDisposeScope();
    }
}
