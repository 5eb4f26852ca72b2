namespace SymbolNet.Memory;

/// <summary>One symbol a bank knows.</summary>
/// <param name="Id">Its lasting id.</param>
/// <param name="Name">What people call it; 1 to <see cref="NameLimit"/> characters.</param>
/// <param name="ExemplarCount">How many drawings of it are remembered; at least one.</param>
public sealed record Category(CategoryId Id, string Name, int ExemplarCount)
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLimit = 80;
}
