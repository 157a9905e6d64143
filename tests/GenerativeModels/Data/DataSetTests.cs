namespace GenerativeModels.Tests.Data;

public class DataSetTests
{
    private static readonly ImageData Two = new([0, 1, 2, 3, 3, 2, 1, 0], [7, 8], 2, 2, 4);

    [Fact]
    public void Slices_and_splits_keep_rows_together_and_pixels_fill_the_unit_interval()
    {
        var second = Two.Slice(1..);
        Assert.Equal<byte>([3, 2, 1, 0], second.Pixels);
        Assert.Equal<byte>([8], second.Labels);
        var splits = ImageSplits.Of(Two, 1, 0);
        Assert.Equal((1, 0, 1), (splits.Train.Count, splits.Validation.Count, splits.Test.Count));
        Assert.Equal(Two.Pixels, splits.Train.Pixels.Concat(splits.Test.Pixels));
        Assert.Equal([0f, 1f / 3, 2f / 3, 1f], Two.Slice(..1).Scaled());
    }

    [Fact]
    public void The_three_parts_have_the_documented_rows()
    {
        var digits = Digits.Load();
        Assert.Equal((1000, 350, 447), (digits.Train.Count, digits.Validation.Count, digits.Test.Count));
        Assert.Equal((8, 8, 17, 64), (digits.Train.Height, digits.Train.Width, digits.Train.Levels, digits.Train.Dim));
    }

    [Fact]
    public void The_digits_are_the_files_lines_with_every_class_and_level_in_both_copies()
    {
        var digits = Digits.All();
        Assert.Equal(0, digits.Labels[0]);
        Assert.Equal<byte>([0, 0, 5, 13, 9, 1, 0, 0], digits[0][..8].ToArray());
        Assert.Equal<byte>([0, 0, 0, 12, 13, 5, 0, 0], digits[1][..8].ToArray());
        Assert.Equal(10, digits.Labels.Distinct().Count());
        Assert.Equal(17, digits.Pixels.Distinct().Count());
        Assert.Equal(1f, digits.Scaled().Max());
        Assert.Equal(digits.Pixels, Digits.Parse(Digits.Embedded()).Pixels);
    }

    [Fact]
    public void Dimensions_and_values_are_read()
    {
        var array = IdxArray.Parse([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]);
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], array.Values);
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 0 }, "two zero bytes")]
    [InlineData(new byte[] { 0, 0, 8 }, "two zero bytes")]
    [InlineData(new byte[] { 0, 0, 13, 1, 0, 0, 0, 0 }, "type 8 (unsigned byte), got type 13")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 2 }, "header of 12 bytes, got 8")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "expected 3 IDX values (3), got 2")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 }, "at least 0, got -1")]
    public void What_is_not_idx_is_refused(byte[] file, string message) =>
        Throws<FormatException>(message, () => IdxArray.Parse(file));

    [Fact]
    public void The_text_is_the_one_documented_and_a_missing_file_is_named_with_its_remedy()
    {
        var text = Novel.Load();
        Assert.StartsWith("CHAPTER 1. Loomings.\n\nCall me Ishmael.", text);
        Assert.Equal(346_895, text.Length);
        var characters = new Characters(text);
        Assert.Equal(80, characters.Count);
        Assert.Equal(text, characters.Decode(characters.Encode(text)));
        Assert.Throws<ArgumentException>(() => characters.Encode("~"));
        var error = Assert.Throws<DataFileException>(() => Novel.LoadUnder(Path.GetTempPath()));
        Assert.Contains("data/moby-dick.txt.gz: missing", error.Message);
        Assert.Contains("git checkout", error.Message);
    }
}
