using System.Text;
using System.Text.Json.Nodes;
using Notebooks.Jupyter;

namespace Notebooks.Tests.Jupyter;

/// <summary>Messages as frames and back.</summary>
public sealed class WireTests
{
    private const string Key = "a0436f6c-1916-498b-8eb9-e81ab9368e84";

    private readonly Wire wire = new(Key);

    [Fact]
    public void A_message_survives_and_keeps_its_identities()
    {
        var frames = Frames("execute_request", new JsonObject { ["code"] = "\"😀\"" });
        var message = wire.Read([
            [1, 2],
            [3],
            .. frames,
        ]);
        Assert.Equal("execute_request", message.Type);
        Assert.Equal("\"😀\"", message.Get("code", ""));
        Assert.Equal(
            [
                [1, 2],
                [3],
            ],
            message.Identities
        );
    }

    [Fact]
    public void The_signature_is_the_HMAC_SHA256_of_the_four_parts()
    {
        var frames = wire.Write(new Message { Header = [] });
        Assert.Equal(
            Convert.ToHexStringLower(
                System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes("{}{}{}{}"))
            ),
            Encoding.ASCII.GetString(frames[1])
        );
    }

    [Fact]
    public void A_changed_part_is_refused()
    {
        for (var part = 1; part <= 5; part++)
        {
            var frames = Frames("execute_request", []);
            frames[part] = [.. frames[part][..^1], (byte)(frames[part][^1] ^ 1)];
            Assert.Contains("signature", Assert.Throws<RefusedMessageException>(() => wire.Read(frames)).Message);
        }
    }

    [Fact]
    public void Another_key_is_refused() =>
        Assert.Throws<RefusedMessageException>(() => new Wire("another").Read(Frames("execute_request", [])));

    [Fact]
    public void A_message_is_read_once()
    {
        var frames = Frames("execute_request", []);
        wire.Read(frames);
        Assert.Contains("seen before", Assert.Throws<RefusedMessageException>(() => wire.Read(frames)).Message);
    }

    [Theory, InlineData("no delimiter"), InlineData("<IDS|MSG>", "signature", "{}", "{}", "{}")]
    public void What_is_no_message_is_refused(params string[] frames) =>
        Assert.Contains(
            "malformed",
            Assert.Throws<RefusedMessageException>(() => wire.Read([.. frames.Select(Encoding.UTF8.GetBytes)])).Message
        );

    private byte[][] Frames(string type, JsonObject content) =>
        [.. wire.Write(new Message { Header = wire.Header(type), Content = content })];
}
