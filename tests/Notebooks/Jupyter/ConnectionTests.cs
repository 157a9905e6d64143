using Notebooks.Jupyter;

namespace Notebooks.Tests.Jupyter;

/// <summary>Which connection files are accepted.</summary>
public sealed class ConnectionTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("127.0.0.1", "tcp://127.0.0.1:1")]
    [InlineData("127.8.8.8", "tcp://127.8.8.8:1")]
    [InlineData("localhost", "tcp://127.0.0.1:1")]
    [InlineData("::1", "tcp://[::1]:1")]
    public void A_loopback_address_is_listened_on(string address, string endpoint) =>
        Assert.Equal(endpoint, Read($$"""{"ip": "{{address}}", "key": "k", {{Ports}}}""").Endpoint("shell"));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.0.7")]
    [InlineData("*")]
    [InlineData("::")]
    [InlineData("example.org")]
    public void Any_other_address_is_refused(string address) =>
        Refused($"refused to listen on {address}", $$"""{"ip": "{{address}}", "key": "k", {{Ports}}}""");

    [Theory]
    [InlineData("no key", """{"ip": "127.0.0.1", "key": ""}""")]
    [InlineData("expected transport tcp, got ipc", """{"transport": "ipc", "key": "k"}""")]
    [InlineData("expected signature_scheme hmac-sha256, got md5", """{"signature_scheme": "md5", "key": "k"}""")]
    [InlineData("expected shell_port, got none", """{"key": "k"}""")]
    [InlineData("expected an object", "[]")]
    [InlineData("cannot be used", "no json")]
    public void What_cannot_be_used_is_refused_with_the_reason(string reason, string text) => Refused(reason, text);

    private const string Ports = "\"shell_port\": 1, \"control_port\": 2, \"iopub_port\": 3, \"stdin_port\": 4, \"hb_port\": 5";

    private Connection Read(string text)
    {
        File.WriteAllText(file, text);
        return Connection.Read(file);
    }

    private void Refused(string reason, string text) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Read(text)).Message);
}
