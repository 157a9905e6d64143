namespace GenerativeModels.Tests.Autoencoding;

public sealed class LinearSubspaceTests() : TensorTests(6)
{
    [Fact]
    public void Principal_components_leave_the_smallest_eigenvalues()
    {
        var x = Data(200, 6);
        var eigenvalues = linalg.eigvalsh(cov(x.T) * 199); // ascending
        foreach (var dim in (int[])[1, 3, 6])
        {
            using var plane = LinearSubspace.Principal(x, dim);
            Assert.Equal(eigenvalues[..(6 - dim)].sum().ToDouble(), plane.ReconstructionError(x).sum().ToDouble(), 1e-8);
        }
    }

    [Fact]
    public void Projecting_twice_is_projecting_once_and_leaves_a_right_angle()
    {
        var x = Data(30, 5);
        using var plane = LinearSubspace.Spanned(Normal(5), Normal(5, 3));
        var once = plane.Project(x);
        Assert.True((plane.Project(once) - once).abs().max().ToDouble() < 1e-12);
        Assert.True((x - once).matmul(plane.Basis).abs().max().ToDouble() < 1e-12);
    }

    [Theory, InlineData(0), InlineData(1e-6), InlineData(0.3), InlineData(Math.PI / 2)]
    public void The_angle_is_that_of_a_rotation(double angle)
    {
        var flat = tensor(Matrix([1.0, 0], [0, 1], [0, 0]));
        var tilted = tensor(Matrix([1.0, 0], [0, Math.Cos(angle)], [0, Math.Sin(angle)]));
        using var a = LinearSubspace.Spanned(zeros(3, dtype: float64), flat);
        using var b = LinearSubspace.Spanned(ones(3, dtype: float64), tilted);
        Assert.Equal(angle, a.LargestAngle(b), 1e-7 + 1e-9);
        Assert.Equal(angle, b.LargestAngle(a), 1e-7 + 1e-9);
    }

    private Tensor Data(int rows, int dim) => Normal(rows, dim).matmul(Normal(dim, dim)) + 1;

    [Fact]
    public void A_direction_raises_its_attribute_by_one_and_no_other()
    {
        // attributes = A z + c with a fixed A: the directions D [2, 3] solve A Dᵀ = I.
        using var scope = NewDisposeScope();
        var map = tensor(Matrix([1, 2, 0], [0, 1, -1]));
        var codes = randn(50, 3, dtype: float64, generator: new Generator(4));
        var attributes = codes.matmul(map.T) + 3;
        var directions = LatentDirections.Of(codes, Column(0), Column(1)).to(float64);
        var error = map.matmul(directions.T) - eye(2, 2, dtype: float64);
        Assert.True(error.abs().max().ToDouble() < 1e-5);

        double[] Column(int index) => attributes.select(1, index).contiguous().data<double>().ToArray();
    }
}
