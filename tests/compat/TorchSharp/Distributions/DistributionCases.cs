using static TorchSharp.torch;

namespace TorchSharp.Tests.Distributions;

/// <summary>The distributions that are compared; batches of three.</summary>
internal static class DistributionCases
{
    private static readonly Generator Rng = new(17);

    public static IReadOnlyDictionary<string, DistributionCase> All { get; } = Make().ToDictionary(c => c.Id);

    public static object Describe(Dictionary<string, Tensor> tensors) => All.Values.Select(c => c.Describe(tensors)).ToArray();

    /// <summary>Any numbers.</summary>
    private static Tensor X(params long[] shape) => randn(shape, ScalarType.Float64, generator: Rng);

    /// <summary>Numbers above a bound.</summary>
    private static Tensor P(double above, params long[] shape) => rand(shape, ScalarType.Float64, generator: Rng) + above;

    /// <summary>Probabilities.</summary>
    private static Tensor U(params long[] shape) => rand(shape, ScalarType.Float64, generator: Rng) * 0.8 + 0.1;

    private static Tensor Counts(long below, params long[] shape) => randint(0, below, shape, ScalarType.Float64, generator: Rng);

    private static IEnumerable<DistributionCase> Make() =>
        Continuous().Concat(Discrete()).Concat(Vectors()).Concat(Transformed());

    private static IEnumerable<DistributionCase> Continuous()
    {
        yield return new("Normal", "d.Normal(*p)", p => distributions.Normal(p[0], p[1]), [X(3), P(0.3, 3)], X(2, 3));
        yield return new(
            "Normal broadcast",
            "d.Normal(*p)",
            p => distributions.Normal(p[0], p[1]),
            [X(2, 1), P(0.3, 3)],
            X(4, 2, 3)
        );
        yield return new("Uniform", "d.Uniform(*p)", p => distributions.Uniform(p[0], p[1]), [-P(0, 3), P(1, 3)], U(2, 3));
        yield return new("Laplace", "d.Laplace(*p)", p => distributions.Laplace(p[0], p[1]), [X(3), P(0.3, 3)], X(2, 3));
        yield return new("Cauchy", "d.Cauchy(*p)", p => distributions.Cauchy(p[0], p[1]), [X(3), P(0.3, 3)], X(2, 3));
        yield return new("Exponential", "d.Exponential(*p)", p => distributions.Exponential(p[0]), [P(0.3, 3)], P(0, 2, 3));
        yield return new("Gamma", "d.Gamma(*p)", p => distributions.Gamma(p[0], p[1]), [P(0.5, 3), P(0.3, 3)], P(0.1, 2, 3));
        yield return new("Chi2", "d.Chi2(*p)", p => distributions.Chi2(p[0]), [P(2, 3)], P(0.1, 2, 3));
        yield return new("Beta", "d.Beta(*p)", p => distributions.Beta(p[0], p[1]), [P(1.2, 3), P(1.5, 3)], U(2, 3));
        yield return new(
            "FisherSnedecor",
            "d.FisherSnedecor(*p)",
            p => distributions.FisherSnedecor(p[0], p[1]),
            [P(3, 3), P(5, 3)],
            P(0.1, 2, 3),
            Without: "mode"
        );
    }

    private static IEnumerable<DistributionCase> Discrete()
    {
        yield return new(
            "Bernoulli",
            "d.Bernoulli(*p)",
            p => distributions.Bernoulli(p[0]),
            [U(3)],
            Counts(2, 4, 3),
            Without: "mode"
        );
        yield return new(
            "Bernoulli logits",
            "d.Bernoulli(logits=p[0])",
            p => distributions.Bernoulli(logits: p[0]),
            [X(3)],
            Counts(2, 4, 3),
            Without: "mode"
        );
        yield return new(
            "Binomial",
            "d.Binomial(5, p[0])",
            p => distributions.Binomial(tensor(5), p[0]),
            [U(3)],
            Counts(6, 4, 3)
        );
        yield return new(
            "Binomial logits",
            "d.Binomial(5, logits=p[0])",
            p => distributions.Binomial(tensor(5), logits: p[0]),
            [X(3)],
            Counts(6, 4, 3)
        );
        yield return new(
            "Geometric",
            "d.Geometric(*p)",
            p => distributions.Geometric(p[0]),
            [U(3)],
            Counts(6, 4, 3),
            Without: "mode"
        );
        yield return new(
            "NegativeBinomial",
            "d.NegativeBinomial(torch.tensor(4.0), p[0])",
            p => distributions.NegativeBinomial(tensor(4.0), p[0]),
            [U(3)],
            Counts(6, 4, 3)
        );
        yield return new("Poisson", "d.Poisson(*p)", p => distributions.Poisson(p[0]), [P(0.5, 3)], Counts(6, 4, 3));
        yield return new(
            "Categorical",
            "d.Categorical(*p)",
            p => distributions.Categorical(p[0]),
            [U(3, 4)],
            randint(0, 4, [5, 3], ScalarType.Int64, generator: Rng),
            Without: "mode"
        );
        yield return new(
            "Categorical logits",
            "d.Categorical(logits=p[0])",
            p => distributions.Categorical(logits: p[0]),
            [X(3, 4)],
            randint(0, 4, [5, 3], ScalarType.Int64, generator: Rng),
            Without: "mode"
        );
        yield return new(
            "OneHotCategorical",
            "d.OneHotCategorical(*p)",
            p => distributions.OneHotCategorical(p[0]),
            [U(3, 4)],
            nn.functional.one_hot(randint(0, 4, [5, 3], ScalarType.Int64, generator: Rng), 4).to_type(ScalarType.Float64)
        );
        yield return new(
            "Multinomial",
            "d.Multinomial(3, p[0])",
            p => distributions.Multinomial(3, p[0]),
            [U(3, 4)],
            tensor(new double[] { 1, 1, 0, 1 }).expand(3, 4).clone()
        );
    }

    private static IEnumerable<DistributionCase> Vectors()
    {
        var a = X(3, 2, 2);
        var definite = a.matmul(a.mT) + eye(2, dtype: ScalarType.Float64);
        var factor = linalg.cholesky(definite);
        yield return new(
            "MultivariateNormal covariance",
            "d.MultivariateNormal(p[0], (p[1] + p[1].mT) / 2)",
            p => distributions.MultivariateNormal(p[0], covariance_matrix: (p[1] + p[1].mT) / 2),
            [X(3, 2), definite],
            X(4, 3, 2)
        );
        yield return new(
            "MultivariateNormal precision",
            "d.MultivariateNormal(p[0], precision_matrix=(p[1] + p[1].mT) / 2)",
            p => distributions.MultivariateNormal(p[0], precision_matrix: (p[1] + p[1].mT) / 2),
            [X(3, 2), definite],
            X(4, 3, 2)
        );
        yield return new(
            "MultivariateNormal factor",
            "d.MultivariateNormal(p[0], scale_tril=p[1].tril())",
            p => distributions.MultivariateNormal(p[0], scale_tril: p[1].tril()),
            [X(2), factor],
            X(4, 3, 2)
        );
        yield return new(
            "Dirichlet",
            "d.Dirichlet(*p)",
            p => distributions.Dirichlet(p[0]),
            [P(0.4, 3, 4)],
            X(2, 3, 4).softmax(-1)
        );
        yield return new(
            "Independent",
            "d.Independent(d.Normal(*p), 1)",
            p => distributions.Independent(distributions.Normal(p[0], p[1]), 1),
            [X(3, 2), P(0.3, 3, 2)],
            X(4, 3, 2)
        );
    }

    private static IEnumerable<DistributionCase> Transformed()
    {
        yield return new(
            "LogNormal",
            "d.LogNormal(*p)",
            p => distributions.LogNormal(p[0], p[1]),
            [X(3), P(0.3, 3)],
            P(0.1, 2, 3)
        );
        yield return new("HalfNormal", "d.HalfNormal(*p)", p => distributions.HalfNormal(p[0]), [P(0.3, 3)], P(0.1, 2, 3));
        yield return new("HalfCauchy", "d.HalfCauchy(*p)", p => distributions.HalfCauchy(p[0]), [P(0.3, 3)], P(0.1, 2, 3));
        yield return new("Gumbel", "d.Gumbel(*p)", p => distributions.Gumbel(p[0], p[1]), [X(3), P(0.3, 3)], X(2, 3));
        yield return new("Pareto", "d.Pareto(*p)", p => distributions.Pareto(p[0], p[1]), [P(0.3, 3), P(2.5, 3)], P(2, 2, 3));
        yield return new(
            "Weibull",
            "d.Weibull(*p)",
            p => distributions.Weibull(p[0], p[1]),
            [P(0.3, 3), P(1.5, 3)],
            P(0.1, 2, 3)
        );
        yield return new(
            "Kumaraswamy",
            "d.Kumaraswamy(*p)",
            p => distributions.Kumaraswamy(p[0], p[1]),
            [P(1.2, 3), P(1.5, 3)],
            U(2, 3),
            Without: "mode"
        );
        yield return new(
            "RelaxedBernoulli",
            "d.RelaxedBernoulli(p[0], p[1])",
            p => distributions.RelaxedBernoulli(p[0], p[1]),
            [tensor(0.7, ScalarType.Float64), U(3)],
            U(2, 3)
        );
        yield return new(
            "LogitRelaxedBernoulli",
            "d.relaxed_bernoulli.LogitRelaxedBernoulli(p[0], logits=p[1])",
            p => distributions.LogitRelaxedBernoulli(p[0], logits: p[1]),
            [tensor(0.7, ScalarType.Float64), X(3)],
            X(2, 3)
        );
        yield return new(
            "RelaxedOneHotCategorical",
            "d.RelaxedOneHotCategorical(p[0], logits=p[1])",
            p => distributions.RelaxedOneHotCategorical(p[0], logits: p[1]),
            [tensor(0.7, ScalarType.Float64), X(3, 4)],
            X(2, 3, 4).softmax(-1)
        );
        yield return new(
            "Transformed",
            "d.TransformedDistribution(d.Normal(*p), [d.AffineTransform(1.0, -2.0), d.SigmoidTransform(), d.PowerTransform(torch.tensor(3.0))])",
            p => new TorchSharp.Modules.TransformedDistribution(
                distributions.Normal(p[0], p[1]),
                [
                    new distributions.transforms.AffineTransform(1.0, -2.0),
                    new distributions.transforms.SigmoidTransform(),
                    new distributions.transforms.PowerTransform(tensor(3.0)),
                ]
            ),
            [X(3), P(0.3, 3)],
            U(2, 3)
        );
        yield return new(
            "Transformed inverse",
            "d.TransformedDistribution(d.Uniform(*p), [d.ExpTransform().inv, d.TanhTransform(), d.ComposeTransform([d.AffineTransform(0.0, 0.5), d.TanhTransform().inv])])",
            p => new TorchSharp.Modules.TransformedDistribution(
                distributions.Uniform(p[0], p[1]),
                [
                    new distributions.transforms.ExpTransform().inv,
                    new distributions.transforms.TanhTransform(),
                    new distributions.transforms.AffineTransform(0.0, 0.5),
                    new distributions.transforms.TanhTransform().inv,
                ]
            ),
            [U(3), P(1, 3)],
            X(2, 3) * 0.05
        );
        yield return new(
            "Transformed to another shape",
            "d.TransformedDistribution(d.Normal(*p), [d.transforms.IndependentTransform(d.ExpTransform(), 1), d.transforms.ReshapeTransform((6,), (2, 3))])",
            p => new TorchSharp.Modules.TransformedDistribution(
                distributions.Normal(p[0], p[1]),
                [
                    new distributions.transforms.IndepdenentTransform(new distributions.transforms.ExpTransform(), 1),
                    new distributions.transforms.ReshapeTransform([6], [2, 3]),
                ]
            ),
            [X(4, 6), P(0.3, 6)],
            P(0.1, 5, 4, 2, 3)
        );
        yield return new(
            "Transformed from another shape",
            "d.TransformedDistribution(d.Independent(d.Normal(*p), 2), [d.transforms.ReshapeTransform((2, 3), (6,)), d.AffineTransform(1.0, 0.5, event_dim=1), d.TanhTransform()])",
            p => new TorchSharp.Modules.TransformedDistribution(
                new TorchSharp.Modules.Independent(distributions.Normal(p[0], p[1]), 2),
                [
                    new distributions.transforms.ReshapeTransform([2, 3], [6]),
                    new distributions.transforms.AffineTransform(1.0, 0.5, 1),
                    new distributions.transforms.TanhTransform(),
                ]
            ),
            [X(4, 2, 3), P(0.3, 3)],
            U(5, 4, 6)
        );
    }
}
