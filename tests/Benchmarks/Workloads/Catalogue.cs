using Benchmarks.Running;

namespace Benchmarks.Workloads;

/// <summary>All workloads, in the order of the table.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Entry> All { get; } =
    [
        Entry.Training("flow_matching", "flow matching 2-D, 3×128", Family.Small, FlowMatching.Flops, FlowMatching.Turns),
        Entry.Training("real_nvp", "RealNVP 2-D, 8 × 2×64", Family.Small, RealNvp.Flops, RealNvp.Turns),
        Entry.Training("vae", "VAE digits, 256 wide", Family.Small, Vae.Flops, Vae.Turns),
        Entry.Training("wgan_gp", "WGAN-GP 2-D, 3×128", Family.Small, WganGp.Flops, WganGp.Turns),
        Entry.Training("char_gpt", "GPT, 4 layers, 128 wide", Family.Large, CharGpt.Flops, CharGpt.Turns),
        Entry.Training("pixel_cnn", "PixelCNN digits, 64 channels", Family.Large, PixelCnn.Flops, PixelCnn.Turns),
        Entry.Training("u_net", "U-Net 32/64, 28×28", Family.Large, UNet.Flops, UNet.Turns),
        new(
            "euler_sampling",
            "200 Euler steps, 4096 points",
            Family.Sampling,
            EulerSampling.Flops,
            () => new Repeated(new EulerSampling(ours: false)),
            () => new Repeated(new EulerSampling(ours: true))
        ),
        new("addition", "add of two 4-vectors", Family.Call, 0, () => new Repeated(new Addition()), null, Calls: 1000),
    ];
}
