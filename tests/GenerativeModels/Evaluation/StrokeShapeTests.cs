namespace GenerativeModels.Tests.Evaluation;

public class StrokeShapeTests : TensorTests
{
    [Theory, InlineData(0), InlineData(1), InlineData(-1)]
    public void The_slant_of_a_line_is_its_columns_per_row(int slant)
    {
        var pixels = new float[9 * 9];
        for (var row = 0; row < 9; row++)
            if (4 - slant * (row - 4) is >= 0 and < 9 and var column)
                pixels[row * 9 + column] = 1;
        Assert.Equal(slant, StrokeShape.Of(pixels, 9).Slant, 1e-12);
    }

    [Fact]
    public void Ink_is_the_mean_grey_level() => Assert.Equal(0.25, StrokeShape.Of([0, 0, 0.5f, 0.5f], 2).Ink, 1e-12);

    [Fact]
    public void Blur_lowers_sharpness_and_brightness_does_not_change_it()
    {
        float[] sharp = [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1];
        float[] soft = [0, 0.33f, 0.67f, 1, 0, 0.33f, 0.67f, 1, 0, 0.33f, 0.67f, 1, 0, 0.33f, 0.67f, 1];
        var reference = StrokeShape.Of(sharp, 4).Sharpness;
        Assert.True(StrokeShape.Of(soft, 4).Sharpness < 0.7 * reference);
        Assert.Equal(reference, StrokeShape.Of(Array.ConvertAll(sharp, p => 0.2f + 0.5f * p), 4).Sharpness, 1e-5);
    }

    [Fact]
    public void Many_images_are_measured_one_by_one()
    {
        float[] one = [0, 1, 1, 0, 0, 1];
        float[] other = [1, 0.5f, 0, 0, 0, 1];
        Assert.Equal([StrokeShape.Of(one, 2), StrokeShape.Of(other, 2)], StrokeShape.Of(tensor([.. one, .. other], 2, 6), 2));
    }

    [Fact]
    public void Pixels_that_do_not_fill_rows_are_refused() =>
        Assert.Throws<ArgumentException>(() => StrokeShape.Of(new float[10], 4));
}
