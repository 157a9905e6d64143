namespace GenerativeModels.Tests.Data;

public class ImageDataTests
{
    private static readonly ImageData Two = new([0, 1, 2, 3, 3, 2, 1, 0], [7, 8], 2, 2, 4);

    [Fact]
    public void A_slice_keeps_pixels_and_labels_together()
    {
        var second = Two.Slice(1..);
        Assert.Equal<byte>([3, 2, 1, 0], second.Pixels);
        Assert.Equal<byte>([8], second.Labels);
    }

    [Fact]
    public void Splits_share_no_row_and_lose_none()
    {
        var splits = ImageSplits.Of(Two, 1, 0);
        Assert.Equal((1, 0, 1), (splits.Train.Count, splits.Validation.Count, splits.Test.Count));
        Assert.Equal(Two.Pixels, splits.Train.Pixels.Concat(splits.Test.Pixels));
    }

    [Fact]
    public void Scaled_pixels_fill_the_unit_interval() => Assert.Equal([0f, 1f / 3, 2f / 3, 1f], Two.Slice(..1).Scaled());

    [Fact]
    public void Lengths_that_disagree_are_refused() =>
        Throws<ArgumentException>(
            "expected pixels: [2 * 2 * 2], got [7]",
            () => new ImageData(new byte[7], new byte[2], 2, 2, 4)
        );

    [Fact]
    public void A_pixel_beyond_the_levels_is_refused() =>
        Throws<ArgumentException>("expected pixels in 0 … 3, got 4 at 1", () => new ImageData([0, 4, 0, 0], [1], 2, 2, 4));
}
