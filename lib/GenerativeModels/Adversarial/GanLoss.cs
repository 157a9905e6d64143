using static TorchSharp.torch.nn;

namespace GenerativeModels.Adversarial;

/// <summary>What the two players minimise, as functions of the critic's raw scores f(x) ∈ ℝ (the discriminator is D = sigmoid f).</summary>
/// <param name="Name">For legends.</param>
/// <param name="Critic">Scores of data [B, 1] and of fakes [B, 1] → the critic's loss, one element.</param>
/// <param name="Generator">Scores of fakes [B, 1] → the generator's loss, one element.</param>
public sealed record GanLoss(string Name, Func<Tensor, Tensor, Tensor> Critic, Func<Tensor, Tensor> Generator)
{
    /// <summary>The min-max game itself: min_G max_D E log D(x) + E log(1 − D(G(z))).</summary>
    /// <remarks>Goodfellow et al. 2014, arXiv:1406.2661, eq. 1. Where D is sure, the generator's gradient vanishes as D(G(z)) does.</remarks>
    public static GanLoss Saturating { get; } = new("saturating", LogLoss, fake => -Mean(functional.softplus(fake)));

    /// <summary>The same critic, but the generator maximises E log D(G(z)), whose gradient stays where D is sure.</summary>
    /// <remarks>Goodfellow et al. 2014, arXiv:1406.2661, section 3.</remarks>
    public static GanLoss NonSaturating { get; } = new("non-saturating", LogLoss, fake => Mean(functional.softplus(-fake)));

    /// <summary>max(0, 1 − f(x)) + max(0, 1 + f(G(z))), against −f(G(z)).</summary>
    /// <remarks>Lim and Ye 2017, arXiv:1705.02894; Miyato et al. 2018, arXiv:1802.05957, eq. 16 and 17.</remarks>
    public static GanLoss Hinge { get; } =
        new("hinge", (real, fake) => Mean(functional.relu(1 - real)) + Mean(functional.relu(1 + fake)), fake => -Mean(fake));

    /// <summary>E f(G(z)) − E f(x): minus the Wasserstein distance W₁, once f is the best 1-Lipschitz function.</summary>
    /// <remarks>Arjovsky, Chintala, Bottou 2017, arXiv:1701.07875. Nothing here keeps f Lipschitz: clip its weights or add a penalty.</remarks>
    public static GanLoss Wasserstein { get; } = new("Wasserstein", (real, fake) => Mean(fake) - Mean(real), fake => -Mean(fake));

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>−E log D(x) − E log(1 − D(G(z))), by softplus: finite for every score.</summary>
    private static Tensor LogLoss(Tensor real, Tensor fake) => Mean(functional.softplus(-real)) + Mean(functional.softplus(fake));

    private static Tensor Mean(Tensor x) => x.mean();
}
