namespace GenerativeModels.Data;

/// <summary>One data set in three parts that share no image.</summary>
/// <param name="Train">What a model learns from.</param>
/// <param name="Validation">What decides when to stop and which model to keep.</param>
/// <param name="Test">What is looked at once, at the end.</param>
public sealed record ImageSplits(ImageData Train, ImageData Validation, ImageData Test)
{
    /// <summary>Rows in order: the first for training, the next for validation, the rest for testing.</summary>
    public static ImageSplits Of(ImageData all, int train, int validation) =>
        new(all.Slice(..train), all.Slice(train..(train + validation)), all.Slice((train + validation)..));
}
