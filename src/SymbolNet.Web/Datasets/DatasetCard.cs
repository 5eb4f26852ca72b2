namespace SymbolNet.Web.Datasets;

/// <summary>A data set as a page shows it. Immutable.</summary>
/// <param name="Entry">The data set.</param>
/// <param name="Look">What is in it; null while nobody has looked.</param>
/// <param name="HasSheet">Whether there is a sheet of samples.</param>
public sealed record DatasetCard(DatasetEntry Entry, DatasetLook? Look, bool HasSheet)
{
    /// <summary>Made by the app, so it takes no room and cannot be deleted.</summary>
    public bool IsBuiltIn => Entry.Files == 0 && Entry.Name == DatasetShelf.MadeUpExample;

    /// <summary>What people call it.</summary>
    public string Title => IsBuiltIn ? "Made-up alphabets" : Entry.Name.Replace(":split=", ", ", StringComparison.Ordinal);
}
