namespace GenerativeModels.Records;

/// <summary>A table of comparisons as an executed notebook kept it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Their heads.</param>
/// <param name="Rows">Cells as they were shown; the first of a row is its name.</param>
public sealed record RecordedTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The column of this head, one cell a row.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public IReadOnlyList<string> Column(string head)
    {
        var index = Columns.ToList().IndexOf(head);
        return index >= 0
            ? [.. Rows.Select(row => row[index])]
            : throw new ArgumentException($"expected one of {string.Join(", ", Columns)}, got {head}", nameof(head));
    }

    /// <summary>The cell of the row of this name under this head; null: there is no such row or column.</summary>
    public string? Cell(string row, string head)
    {
        var index = Columns.ToList().IndexOf(head);
        return index >= 0 ? Rows.FirstOrDefault(cells => cells[0] == row)?[index] : null;
    }
}
