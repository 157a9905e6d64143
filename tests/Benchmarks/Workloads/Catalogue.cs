namespace Benchmarks.Workloads;

/// <summary>All workloads, in the order of the table.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Entry> All { get; } =
    [
        new("flow_matching", "flow matching 2-D, 3×128", Family.Small, FlowMatching.Flops, 1, () => new FlowMatching()),
        new("real_nvp", "RealNVP 2-D, 8 × 2×64", Family.Small, RealNvp.Flops, 1, () => new RealNvp()),
        new("vae", "VAE digits, 256 wide", Family.Small, Vae.Flops, 1, () => new Vae()),
        new("wgan_gp", "WGAN-GP 2-D, 3×128", Family.Small, WganGp.Flops, 1, () => new WganGp()),
        new("pixel_cnn", "PixelCNN digits, 64 channels", Family.Large, PixelCnn.Flops, 1, () => new PixelCnn()),
        new("u_net", "U-Net 32/64, 28×28", Family.Large, UNet.Flops, 1, () => new UNet()),
        new("char_gpt", "GPT, 4 layers, 128 wide", Family.Large, CharGpt.Flops, 1, () => new CharGpt()),
        new("euler_sampling", "200 Euler steps, 4096 points", Family.Sampling, EulerSampling.Flops, 1, () => new EulerSampling()),
        new("addition", "add of two 4-vectors", Family.Call, 0, 1000, () => new Addition()),
    ];
}
