namespace TorchSharp;

public enum indexing
{
    xy = 0,
    ij = 1,
}
