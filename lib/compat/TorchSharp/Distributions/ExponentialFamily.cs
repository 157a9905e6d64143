namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        /// <summary>
        /// p(x) = exp(⟨t(x), η⟩ − A(η) + k(x)): a distribution that says its natural parameters η, its log-normaliser A and the mean of
        /// k has the entropy A(η) − ⟨η, ∇A(η)⟩ − E k(x), in nats.
        /// </summary>
        /// <remarks>Nielsen and Nock 2010, Entropies and cross-entropies of exponential families.</remarks>
        public abstract class ExponentialFamily : Distribution
        {
            protected ExponentialFamily(Generator? generator)
                : base(generator) { }

            /// <summary>η, each of the shape of the batch.</summary>
            protected abstract IList<Tensor> NaturalParams { get; }

            /// <summary>E k(x).</summary>
            protected abstract Tensor MeanCarrierMeasure { get; }

            /// <summary>A(η).</summary>
            protected virtual Tensor LogNormalizer(params Tensor[] parameters) => throw Lacks("log-normaliser");

            public override Tensor entropy() =>
                Scoped(() =>
                {
                    Tensor[] eta = [.. NaturalParams.Select(parameter => parameter.detach().requires_grad_())];
                    var normaliser = LogNormalizer(eta);
                    var slopes = autograd.grad([normaliser.sum()], eta, create_graph: true);
                    return eta.Zip(slopes)
                        .Aggregate(normaliser - MeanCarrierMeasure, (sum, pair) => sum - pair.First * pair.Second);
                });
        }
    }
}
