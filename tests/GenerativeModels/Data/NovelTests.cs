namespace GenerativeModels.Tests.Data;

public sealed class NovelTests
{
    [Fact]
    public void The_text_is_the_one_documented()
    {
        var text = Novel.Load();
        Assert.StartsWith("CHAPTER 1. Loomings.\n\nCall me Ishmael.", text);
        Assert.Equal(346_895, text.Length);
        var characters = new Characters(text);
        Assert.Equal(80, characters.Count);
        Assert.Equal(text, characters.Decode(characters.Encode(text)));
        Assert.Throws<ArgumentException>(() => characters.Encode("~"));
    }

    [Fact]
    public void A_missing_file_is_named_with_its_remedy()
    {
        var error = Assert.Throws<DataFileException>(() => Novel.LoadUnder(Path.GetTempPath()));
        Assert.Contains("data/moby-dick.txt.gz: missing", error.Message);
        Assert.Contains("git checkout", error.Message);
    }
}
