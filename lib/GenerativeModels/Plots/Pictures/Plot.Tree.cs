using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A taxonomy: the root at the left, leaves at the right.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="root">The whole, with its branches.</param>
    /// <param name="alt">The text alternative; the tree in brackets where it is left out.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Tree(string title, TreeNode root, string? alt = null, int? height = null)
    {
        var tree = new TreeLayout(root);
        var sketch = new Sketch(title);
        var (xs, ys) = (new List<double>(), new List<double>());
        foreach (var (_, depth, row, parent) in tree.Nodes.Where(n => n.Parent >= 0))
        {
            xs.AddRange([depth - 1, depth - 0.12, depth - 0.12, depth, double.NaN]);
            ys.AddRange([tree.Nodes[parent].Row, tree.Nodes[parent].Row, row, row, double.NaN]);
        }
        var links = Traces.Line([0], [0], "", Theme.Ink, 1.5);
        links["x"] = Sketch.Array(xs);
        links["y"] = Sketch.Array(ys);
        links["hoverinfo"] = "skip";
        sketch.Add(links);
        sketch.Add(Names(tree));
        sketch.Layout["showlegend"] = false;
        sketch.Layout["xaxis"] = Theme.Hidden();
        sketch.Layout["yaxis"] = Theme.Hidden();
        sketch.Layout["xaxis"]!["range"] = Sketch.Array(-0.1, tree.Depth + 0.85);
        sketch.Layout["yaxis"]!["range"] = Sketch.Array(tree.Leaves - 0.4, -0.8);
        sketch.Layout["margin"]!["l"] = 12;
        sketch.Layout["margin"]!["b"] = 12;
        sketch.Layout["margin"]!["t"] = 56;
        sketch.Layout["meta"] = new JsonObject { ["minWidth"] = 160 * (tree.Depth + 1) };
        return sketch.Done(alt, $"{Brackets(root)}.", height, 90 + 40 * tree.Leaves);
    }

    /// <summary>Branches stand over their line, leaves at its end; one colour a depth.</summary>
    private static JsonObject Names(TreeLayout tree)
    {
        var nodes = tree.Nodes;
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers+text",
            ["x"] = Sketch.Array(nodes.Select(n => (double)n.Depth)),
            ["y"] = Sketch.Array(nodes.Select(n => n.Row)),
            ["text"] = Sketch.Array(nodes.Select(n => (JsonNode)n.Node.Name)),
            ["textposition"] = Sketch.Array(
                nodes.Select(n => (JsonNode)(n.Node.Children is { Count: > 0 } ? "top right" : "middle right"))
            ),
            ["marker"] = new JsonObject
            {
                ["size"] = 10,
                ["color"] = Sketch.Array(nodes.Select(n => (JsonNode)Theme.Colour(n.Depth))),
            },
            ["hovertext"] = Sketch.Array(nodes.Select(n => (JsonNode)(n.Node.Note.Length > 0 ? n.Node.Note : n.Node.Name))),
            ["hoverinfo"] = "text",
            ["cliponaxis"] = false,
        };
    }

    private static string Brackets(TreeNode node) =>
        node.Children is { Count: > 0 } children ? $"{node.Name} ({string.Join(", ", children.Select(Brackets))})" : node.Name;
}
