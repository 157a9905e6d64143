namespace GenerativeModels.Tests.Data;

public class IdxArrayTests
{
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
}
