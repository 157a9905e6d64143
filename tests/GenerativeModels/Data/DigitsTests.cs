namespace GenerativeModels.Tests.Data;

public class DigitsTests
{
    [Fact]
    public void The_three_parts_have_the_documented_rows()
    {
        var digits = Digits.Load();
        Assert.Equal((1000, 350, 447), (digits.Train.Count, digits.Validation.Count, digits.Test.Count));
        Assert.Equal((8, 8, 17, 64), (digits.Train.Height, digits.Train.Width, digits.Train.Levels, digits.Train.Dim));
    }

    [Fact]
    public void The_first_row_is_the_files_first_line()
    {
        var digits = Digits.All();
        Assert.Equal(0, digits.Labels[0]);
        Assert.Equal<byte>([0, 0, 5, 13, 9, 1, 0, 0], digits[0][..8].ToArray());
        Assert.Equal<byte>([0, 0, 0, 12, 13, 5, 0, 0], digits[1][..8].ToArray());
    }

    [Fact]
    public void Every_digit_and_every_level_occurs()
    {
        var digits = Digits.All();
        Assert.Equal(10, digits.Labels.Distinct().Count());
        Assert.Equal(17, digits.Pixels.Distinct().Count());
        Assert.Equal(1f, digits.Scaled().Max());
    }

    [Fact]
    public void The_copy_in_the_assembly_is_the_file() =>
        Assert.Equal(Digits.All().Pixels, Digits.Parse(Digits.Embedded()).Pixels);
}
