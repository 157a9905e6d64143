namespace GenerativeModels.Plots;

/// <summary>Places a tree's nodes: depth to the right, leaves one under another, parents in the middle of their children.</summary>
internal sealed class TreeLayout
{
    private readonly List<(TreeNode Node, int Depth, double Row, int Parent)> nodes = [];

    public TreeLayout(TreeNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        Place(root, 0, -1);
    }

    public IReadOnlyList<(TreeNode Node, int Depth, double Row, int Parent)> Nodes => nodes;

    public int Leaves { get; private set; }

    public int Depth => nodes.Max(n => n.Depth);

    private double Place(TreeNode node, int depth, int parent)
    {
        var index = nodes.Count;
        nodes.Add((node, depth, 0, parent));
        var rows = (node.Children ?? []).Select(child => Place(child, depth + 1, index)).ToArray();
        var row = rows.Length == 0 ? Leaves++ : (rows[0] + rows[^1]) / 2;
        nodes[index] = (node, depth, row, parent);
        return row;
    }
}
