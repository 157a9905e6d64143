namespace Notebooks.Headless;

/// <summary>Watches a run. Calls come from several notebooks at once.</summary>
public interface IRunProgress
{
    /// <summary>A notebook starts.</summary>
    public void Started(string notebook, int cells);

    /// <summary>A cell starts; numbers count code cells from 1.</summary>
    public void Cell(string notebook, int number, string title);

    /// <summary>A notebook has ended.</summary>
    public void Finished(NotebookResult result);
}
