using System.Text.Json;

namespace GenerativeModels.Tests.Evaluation;

public class VerifyTests : TensorTests
{
    [Theory, InlineData("<=", 1, 1, true), InlineData("<=", 1, 1.001, false), InlineData(">=", 1, 1, true)]
    [InlineData(">=", 1, 0.999, false), InlineData("<", 1, 1, false), InlineData("<", 1, 0.999, true)]
    [InlineData(">", 1, 1, false), InlineData(">", 1, 1.001, true), InlineData("<=", 1, double.NaN, false)]
    [InlineData(">=", 1, double.NaN, false), InlineData("<", 1, double.NaN, false), InlineData(">", 1, double.NaN, false)]
    public void A_bound_holds_as_it_reads(string relation, double limit, double measured, bool holds) =>
        Assert.Equal(holds, new Bound(relation, limit).Holds(measured));

    [Theory, InlineData(0.48, true), InlineData(0.53, false), InlineData(double.NaN, false)]
    public void Within_is_a_distance_from_the_target(double measured, bool holds) =>
        Assert.Equal(holds, Bound.Within(0.5, 0.025).Holds(measured));

    [Fact]
    public void A_claim_passes_or_stops_with_number_bound_and_unit()
    {
        var error = Assert.Throws<ClaimFailedException>(() => Verify.That("KL after training", 0.034, Bound.Below(0.02), "nats"));
        Assert.Equal("does not hold: KL after training: 0.034 nats, bound < 0.02 nats", error.Message);
        Assert.Equal(0.034, error.Claim.Measured);
        Verify.That("KL after training", 0.004, Bound.Below(0.02), "nats");
        Assert.Throws<ClaimFailedException>(() => Verify.That("x", double.NaN, Bound.AtLeast(double.NegativeInfinity)));
    }

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

    public static TheoryData<Bound, double, double> Kinds =>
        new()
        {
            { Bound.AtMost(1), 0.5, 1.5 },
            { Bound.AtLeast(1), 1.5, 0.5 },
            { Bound.Below(1), 0.5, 1 },
            { Bound.Above(1), 1.5, 1 },
            { Bound.Within(1, 0.25), 1.1, 1.3 },
            { Bound.AtLeast(0.01), 0.3, 0 }, // a p-value
            { Bound.Within(2, 4 * 0.1), 2.3, 1.5 }, // four standard errors
            { Bound.AtMost(1), 0.5, double.PositiveInfinity },
            { Bound.AtLeast(1), double.PositiveInfinity, double.NegativeInfinity },
        };

    [Theory, MemberData(nameof(Kinds))]
    public void A_twin_must_fail_every_kind_of_bound(Bound bound, double measured, double twin)
    {
        Verify.That("power", measured, bound, twin: ("sabotage", twin));
        Throws<ClaimFailedException>(
            "the check has no power: the twin “copy”",
            () => Verify.That("power", measured, bound, twin: ("copy", measured))
        );
    }

    [Fact]
    public void A_twin_that_passes_is_named_with_its_number_and_the_bound()
    {
        Twin[] twins = [("pixels at random", 0.1), ("an untrained network", 0.98)];
        var error = Assert.Throws<ClaimFailedException>(() =>
            Verify.That("accuracy", 0.99, Bound.AtLeast(0.9), "of 1", twins: twins)
        );
        Assert.StartsWith(
            "the check has no power: the twin “an untrained network”, 0.98 of 1, keeps the bound ≥ 0.9 of 1",
            error.Message
        );
        var one = Bound.AtMost(1);
        Twin[] several = [("farther", 3), ("near", 0.5)];
        Assert.Throws<ClaimFailedException>(() => Verify.That("x", 0, one, twin: ("far", 2), twins: several));
        var clock = "the twin “a clock” is not a number";
        Throws<ClaimFailedException>(clock, () => Verify.That("x", 0, one, twin: ("a clock", double.NaN)));
    }

    [Fact]
    public void Theory_must_keep_the_bound()
    {
        Verify.That("spread", 1.03, Bound.Within(1.033, 0.02), theory: 1.033);
        Assert.Throws<ClaimFailedException>(() => Verify.That("spread", 1.03, Bound.AtMost(1.032), theory: 1.033));
        Assert.Throws<ClaimFailedException>(() => Verify.That("spread", 1.03, Bound.AtMost(1.04), theory: double.NaN));
    }

    [Fact]
    public void Numbers_that_agree_are_an_identity_and_a_residual_vanishes_on_either_side()
    {
        Verify.Identity("e = e", Math.E, Math.E + 1e-12, 1e-11);
        Verify.Identity("∞ = ∞", double.PositiveInfinity, double.PositiveInfinity, 0);
        var error = Assert.Throws<ClaimFailedException>(() => Verify.Identity("e = π", Math.E, Math.PI, 0.4, "nats"));
        Assert.Equal("does not hold: e = π: 0.4233 nats, tolerance ≤ 0.4 nats", error.Message);
        Assert.True(error.Claim.IsIdentity);
        Assert.Throws<ClaimFailedException>(() => Verify.Identity("NaN = NaN", double.NaN, double.NaN, 1));
        Assert.Throws<ClaimFailedException>(() => Verify.Identity("∞ = −∞", 1 / 0.0, -1 / 0.0, 1));
        Verify.Zero("residual", -1e-12, 1e-11);
        Assert.Throws<ClaimFailedException>(() => Verify.Zero("residual", -1, 0.5));
        Assert.Throws<ClaimFailedException>(() => Verify.Zero("residual", double.NaN, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Verify.Zero("residual", 0, -1));
    }

    [Fact]
    public void Tensors_agree_everywhere_or_the_largest_difference_is_told()
    {
        var a = tensor(new float[] { 1, 2, float.NegativeInfinity, 4 }).reshape(2, 2);
        Verify.Identity("itself, in double precision", a, a.to(float64), 0);
        Verify.Identity("nearly itself", a, a + 0.25, 0.25);
        var more = a + tensor([0, 0.5f]);
        var error = Assert.Throws<ClaimFailedException>(() => Verify.Identity("no more", a, more, 0.25));
        Assert.Equal(0.5, error.Claim.Measured);
        Assert.Throws<ClaimFailedException>(() => Verify.Identity("finite", a, a.nan_to_num(), 1e6));
        Assert.Throws<ClaimFailedException>(() => Verify.Identity("NaN", a * double.NaN, a * double.NaN, 1e6));
    }

    [Fact]
    public void Only_numbers_of_equal_shapes_are_compared()
    {
        Throws<ArgumentException>("got [2, 3] and [3]", () => Verify.Identity("x", zeros(2, 3), zeros(3), 1));
        Assert.Throws<ArgumentException>(() => Verify.Identity("x", zeros(0, 3), zeros(0, 3), 1));
        Assert.Throws<ArgumentException>(() => Verify.Identity("x", [1.0, 2], [1.0], 1));
        Assert.Throws<ArgumentException>(() => Verify.Identity("x", (double[])[], [], 1));
        double[] row = [1.0, 2];
        Verify.Identity("x", row, row, 0);
        Verify.Identity("x", 1, 1, 0);
        Assert.Throws<ClaimFailedException>(() => Verify.Identity("x", row, [1.0, 3], 0.5));
    }

    [Fact]
    public void The_bundle_tells_claims_with_their_twins_from_identities()
    {
        var claim = new Claim("x", 0, Bound.AtMost(1))
        {
            Twins = [("a < b", double.PositiveInfinity), ("near", 0.5)],
            Theory = 0.25,
        };
        var bundle = Bundle(claim);
        Assert.Contains("twin: a &lt; b", bundle["text/html"]);
        Assert.Contains("theory", bundle["text/html"]);
        Assert.Contains("✗ the check has no power", bundle["text/html"]);
        using var json = JsonDocument.Parse(bundle["application/vnd.claim+json"]);
        Assert.Equal("claim", json.RootElement.GetProperty("kind").GetString());
        Assert.Equal(0.25, json.RootElement.GetProperty("theory").GetDouble());
        Assert.False(json.RootElement.GetProperty("holds").GetBoolean());
        var twins = json.RootElement.GetProperty("twins");
        Assert.Equal("Infinity", twins[0].GetProperty("value").GetString());
        Assert.Equal((true, false), (twins[0].GetProperty("fails").GetBoolean(), twins[1].GetProperty("fails").GetBoolean()));
        bundle = Bundle(new Claim("x", 0, Bound.AtMost(1)) { IsIdentity = true });
        Assert.Contains("= identity", bundle["text/html"]);
        Assert.Contains("\"kind\":\"identity\"", bundle["application/vnd.claim+json"]);
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
