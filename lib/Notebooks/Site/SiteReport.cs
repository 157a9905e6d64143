namespace Notebooks.Site;

/// <summary>What a build of the site wrote.</summary>
/// <param name="Folder">The site's folder, absolute.</param>
/// <param name="Index">The page to open first, absolute.</param>
/// <param name="Pages">One entry a notebook, in the order of the outline.</param>
/// <param name="Warnings">What a reader would stumble over: dead links, outputs that asked for the network, pages over the limit.</param>
public sealed record SiteReport(string Folder, string Index, IReadOnlyList<SitePage> Pages, IReadOnlyList<string> Warnings);

/// <summary>One written page.</summary>
/// <param name="Name">The notebook's file name without extension, which is the page's too.</param>
/// <param name="Title">The notebook's first heading.</param>
/// <param name="Status">How the run ended: <c>passed</c>, <c>failed</c>, <c>claim-failed</c>, <c>timeout</c>, <c>died</c>, <c>unknown</c>.</param>
/// <param name="Bytes">Size of the page in bytes, the shared assets not counted.</param>
/// <param name="Figures">How many interactive figures it draws.</param>
/// <param name="Claims">The claims its cells verified, in order; no identities.</param>
public sealed record SitePage(string Name, string Title, string Status, long Bytes, int Figures, IReadOnlyList<SiteClaim> Claims);

/// <summary>A claim that a cell measured and held against a bound.</summary>
/// <param name="Anchor">The claim's id on its page.</param>
/// <param name="Text">The statement.</param>
/// <param name="Measured">The measured number, as text with four significant digits.</param>
/// <param name="Relation">How measured and bound compare when the claim holds: ≤, ≥, within …</param>
/// <param name="Bound">The bound, as text.</param>
/// <param name="Unit">The unit of both; may be empty.</param>
/// <param name="Theory">What theory says the number is, as text; empty: nothing.</param>
/// <param name="Twins">Null models and sabotages that must fail the bound, with their values.</param>
/// <param name="IsIdentity">Whether two computations of one thing were compared: no claim.</param>
/// <param name="Holds">The verdict.</param>
public sealed record SiteClaim(
    string Anchor,
    string Text,
    string Measured,
    string Relation,
    string Bound,
    string Unit,
    string Theory,
    IReadOnlyList<SiteTwin> Twins,
    bool IsIdentity,
    bool Holds
);

/// <summary>A claim's twin.</summary>
/// <param name="Name">What was measured instead.</param>
/// <param name="Value">Its value, as text.</param>
/// <param name="Fails">Whether it failed the bound, as it must.</param>
public sealed record SiteTwin(string Name, string Value, bool Fails);
