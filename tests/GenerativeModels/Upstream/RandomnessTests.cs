namespace GenerativeModels.Tests.Upstream;

public sealed class RandomnessTests;
