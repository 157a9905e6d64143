using System.Text.Json;
using GenerativeModels.Evaluation;
using GenerativeModels.Plots;

namespace GenerativeModels.Tests.Evaluation;

public class VerifyTests
{
    [Theory]
    [InlineData("<=", 1, 1, true)]
    [InlineData("<=", 1, 1.001, false)]
    [InlineData(">=", 1, 1, true)]
    [InlineData(">=", 1, 0.999, false)]
    [InlineData("<", 1, 1, false)]
    [InlineData("<", 1, 0.999, true)]
    [InlineData(">", 1, 1, false)]
    [InlineData(">", 1, 1.001, true)]
    [InlineData("<=", 1, double.NaN, false)]
    [InlineData(">=", 1, double.NaN, false)]
    [InlineData("<", 1, double.NaN, false)]
    [InlineData(">", 1, double.NaN, false)]
    public void A_bound_holds_as_it_reads(string relation, double limit, double measured, bool holds) =>
        Assert.Equal(holds, new Bound(relation, limit).Holds(measured));

    [Theory]
    [InlineData(0.48, true)]
    [InlineData(0.53, false)]
    [InlineData(double.NaN, false)]
    public void Within_is_a_distance_from_the_target(double measured, bool holds) =>
        Assert.Equal(holds, Bound.Within(0.5, 0.025).Holds(measured));

    [Fact]
    public void A_claim_that_holds_passes() => Verify.That("KL after training", 0.004, Bound.Below(0.02), "nats");

    [Fact]
    public void A_claim_that_fails_stops_with_number_bound_and_unit()
    {
        var error = Assert.Throws<ClaimFailedException>(() => Verify.That("KL after training", 0.034, Bound.Below(0.02), "nats"));
        Assert.Equal("does not hold: KL after training: 0.034 nats, bound < 0.02 nats", error.Message);
        Assert.Equal(0.034, error.Claim.Measured);
    }

    [Fact]
    public void What_is_not_a_number_never_holds() =>
        Assert.Throws<ClaimFailedException>(() => Verify.That("anything", double.NaN, Bound.AtLeast(double.NegativeInfinity)));

    [Fact]
    public void The_bundle_has_a_badge_and_data()
    {
        var bundle = Bundle(new Claim("a < b & c", 2, Bound.Within(2.1, 0.5), "nats"));
        Assert.Contains("✓ holds", bundle["text/html"]);
        Assert.Contains("a &lt; b &amp; c", bundle["text/html"]);
        using var json = JsonDocument.Parse(bundle["application/vnd.claim+json"]);
        Assert.Equal("a < b & c", json.RootElement.GetProperty("claim").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("measured").GetDouble());
        Assert.Equal("within", json.RootElement.GetProperty("relation").GetString());
        Assert.True(json.RootElement.GetProperty("holds").GetBoolean());
    }

    [Fact]
    public void A_failed_badge_says_so_in_words()
    {
        var bundle = Bundle(new Claim("x", double.NaN, Bound.AtMost(1)));
        Assert.Contains("✗ does not hold", bundle["text/html"]);
        using var json = JsonDocument.Parse(bundle["application/vnd.claim+json"]);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("measured").ValueKind);
        Assert.False(json.RootElement.GetProperty("holds").GetBoolean());
    }

    private static Dictionary<string, string> Bundle(Claim claim)
    {
        var bundle = new Dictionary<string, string>();
        foreach (MimeFormatter<Claim> formatter in new ClaimFormatters().CreateTypeFormatters())
        {
            using var writer = new StringWriter();
            Assert.True(formatter.Format(claim, writer));
            bundle[formatter.MimeType] = writer.ToString();
        }
        return bundle;
    }
}
