namespace GenerativeModels.Tests.Plots;

public sealed class TensorInputTests : TensorTests
{
    [Fact]
    public void Values_are_copied_from_any_real_type_and_any_layout()
    {
        Values every = arange(6).reshape(2, 3).t()[1];
        Assert.Equal([1.0, 4.0], every);
        Values one = tensor(2.5);
        Assert.Equal([2.5], one);
        Assert.Throws<ArgumentException>(() => (Values)zeros(2, 2));
    }

    [Fact]
    public void Points_are_rows_of_two()
    {
        Points points = arange(4, dtype: float32, requires_grad: true).reshape(2, 2);
        Assert.Equal([(0.0, 1.0), (2.0, 3.0)], points);
        Assert.Throws<ArgumentException>(() => (Points)zeros(2, 3));
    }

    [Fact]
    public void Images_are_grey_or_colour()
    {
        Images grey = (arange(8, dtype: float32) / 255).reshape(2, 1, 2, 2);
        Assert.Equal((2, 2, 2, 1), (grey.Count, grey.Height, grey.Width, grey.Channels));
        Assert.Equal(7, grey.At(1, 1, 1, 0));
        Images colour = (arange(12, dtype: float32) / 255).reshape(1, 3, 2, 2);
        Assert.Equal((1, 2, 2, 3), (colour.Count, colour.Height, colour.Width, colour.Channels));
        Assert.Equal(4 + 1, colour.At(0, 0, 1, 1));
        Assert.Equal(3, Images.Flat((arange(8, dtype: float32) / 255).reshape(2, 4), 2, 2).At(0, 1, 1, 0));
        Assert.Throws<ArgumentException>(() => (Images)zeros(1, 2, 2, 2));
        Assert.Throws<ArgumentException>(() => Images.Flat(zeros(2, 4), 3, 3));
    }
}
