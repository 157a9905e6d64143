namespace GenerativeModels.FlowMatching;

/// <summary>How straight paths from noise to data are, on average over the batch.</summary>
/// <param name="Length">E ∫ ‖ẋ‖ dt, in units of x; never less than <paramref name="Distance"/>.</param>
/// <param name="Distance">E ‖x(1) − x(0)‖: what a straight line would take.</param>
/// <param name="Cost">E ‖x(1) − x(0)‖², what transport costs.</param>
/// <param name="Straightness">S = E ∫ ‖(x(1) − x(0)) − ẋ‖² dt: 0 for straight lines at constant speed, and only for them.</param>
/// <param name="Turning">E ∫ κ ds, the total curvature in radians: by how much the direction of a path turns on its way.</param>
/// <remarks>
/// S: Liu et al. 2023, arXiv:2209.03003, section 2.2. One Euler step over the whole time is exact where S = 0. Divided differences of the
/// points given stand for the derivatives: fine grids see more of a curve than coarse ones.
/// </remarks>
public sealed record PathGeometry(double Length, double Distance, double Cost, double Straightness, double Turning)
{
    /// <summary>Length / Distance ≥ 1: 1 for straight paths.</summary>
    public double Detour => Length / Distance;

    /// <param name="path">x at equally spaced times 0 … 1, [T + 1, B, D] with T ≥ 2: see <see cref="Sampling.Ode.Path"/>.</param>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public static PathGeometry Of(Tensor path)
    {
        if (path.dim() != 3 || path.shape[0] < 3)
            throw new ArgumentException(
                $"expected a path: [T + 1, B, D] with T ≥ 2, got [{string.Join(", ", path.shape)}]",
                nameof(path)
            );
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var steps = path.shape[0] - 1;
        var x = path.to_type(ScalarType.Float64);
        var moves = x.narrow(0, 1, steps) - x.narrow(0, 0, steps); // [T, B, D]
        var whole = x[-1] - x[0]; // [B, D]
        var lengths = moves.square().sum(2).sqrt(); // [T, B]
        var squared = whole.square().sum(1);
        var (before, after) = (moves.narrow(0, 0, steps - 1), moves.narrow(0, 1, steps - 1));
        // The angle by half-angle tangents, which is exact for small turns where the arc cosine is not.
        var (a, b) = (Unit(before), Unit(after));
        var angle = atan2((a - b).square().sum(2).sqrt(), (a + b).square().sum(2).sqrt()) * 2;
        return new(
            lengths.sum(dim: 0).mean().ToDouble(),
            squared.sqrt().mean().ToDouble(),
            squared.mean().ToDouble(),
            (whole - moves * steps).square().sum(2).mean().ToDouble(),
            angle.sum(dim: 0).mean().ToDouble()
        );
    }

    /// <summary>Directions; where nothing moves there is none, and no turn.</summary>
    private static Tensor Unit(Tensor moves) => moves / moves.square().sum(2, keepdim: true).sqrt().clamp(min: 1e-300);
}
