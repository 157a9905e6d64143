namespace GenerativeModels.Tests.Laws;

/// <summary>⟨A x, y⟩ = ⟨x, Aᵀ y⟩ for every operator, and each does to an image what its name says.</summary>
public sealed class LinearOperatorLaws() : TensorTests(41)
{
    public static TheoryData<LinearOperator> Operators =>
        [
            ImageOperators.Mask(30, [3, 0, 29, 7]),
            ImageOperators.Downsample(6, 4, 2),
            ImageOperators.Downsample(9, 3, 3),
            ImageOperators.Blur(7, 5, 0.8),
            ImageOperators.Blur(5, 5, 3),
            ImageOperators.Differences(5, 7),
            ImageOperators.Differences(2, 2),
            ImageOperators.Blur(6, 6, 1).Then(ImageOperators.Downsample(6, 6, 3)),
            ImageOperators.Mask(16, [1, 2, 5, 6]).Then(ImageOperators.Differences(2, 2)),
        ];

    [Theory, MemberData(nameof(Operators))]
    public void The_adjoint_is_the_transpose(LinearOperator op)
    {
        Assert.True(op.AdjointError(rng) < 1e-14);
        var transposed = op.Adjoint(eye(op.Outputs, dtype: float64)); // [M, D]
        Assert.True((op.Matrix(float64) - transposed).abs().max().ToDouble() < 1e-14);
    }

    [Theory, MemberData(nameof(Operators))]
    public void It_is_linear_and_differentiable(LinearOperator op)
    {
        var x = randn(3, op.Inputs, dtype: float64, generator: rng, requires_grad: true);
        var y = Normal(3, op.Inputs);
        var error = op.Apply(x * 2 - y) - (op.Apply(x) * 2 - op.Apply(y));
        Assert.True(error.abs().max().ToDouble() < 1e-12);
        var weights = Normal(3, op.Outputs);
        (op.Apply(x) * weights).sum().backward(); // ∇ₓ ⟨A x, w⟩ = Aᵀ w
        Assert.True((x.grad! - op.Adjoint(weights)).abs().max().ToDouble() < 1e-12);
    }

    [Fact]
    public void Masks_means_of_squares_and_differences_are_what_they_say()
    {
        var x = arange(12, dtype: float32).reshape(2, 6);
        var seen = ImageOperators.Mask(6, [5, 0]).Apply(x);
        Assert.Equal([5f, 0f, 11f, 6f], seen.data<float>().ToArray());
        var square = arange(16, dtype: float32).reshape(1, 16);
        Assert.Equal([2.5f, 4.5f, 10.5f, 12.5f], ImageOperators.Downsample(4, 4, 2).Apply(square).data<float>().ToArray());
        var wide = tensor([1f, 4f, 9f, 16f, 25f, 36f]).reshape(1, 6); // 2 × 3
        Assert.Equal([3f, 5f, 9f, 11f, 15f, 21f, 27f], ImageOperators.Differences(2, 3).Apply(wide).data<float>().ToArray());
    }

    [Fact]
    public void Blur_keeps_constants_and_brings_neighbours_together()
    {
        var blur = ImageOperators.Blur(5, 7, 1.2);
        var constant = full(1, 35, 0.7, dtype: float64);
        Assert.True((blur.Apply(constant) - constant).abs().max().ToDouble() < 1e-12);
        var row = ImageOperators.Blur(1, 7, 1.2).Matrix(float64)[3];
        Assert.Equal(Math.Exp(-0.5 / 1.44), (row[4] / row[3]).ToDouble(), 1e-12);
        var x = Normal(1, 35);
        var differences = ImageOperators.Differences(5, 7);
        double Roughness(Tensor image) => differences.Apply(image).square().sum().ToDouble();
        Assert.True(Roughness(blur.Apply(x)) < 0.5 * Roughness(x));
    }

    [Fact]
    public void A_matrix_is_an_operator_and_a_wrong_adjoint_is_noticed()
    {
        var matrix = Normal(3, 5);
        var op = LinearOperator.Of("A", matrix);
        Assert.True(op.AdjointError(rng) < 1e-14);
        Assert.True((op.Matrix(float64) - matrix).abs().max().ToDouble() < 1e-14);
        var blur = ImageOperators.Blur(6, 6, 1); // not symmetric at the border
        Assert.InRange((blur with { Backward = blur.Forward }).AdjointError(rng), 0.05, 2);
    }
}
