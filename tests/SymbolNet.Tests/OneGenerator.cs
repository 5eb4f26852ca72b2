namespace SymbolNet.Tests;

/// <summary>Tests that need libtorch's one generator of the process to themselves: while they run, no other test draws from it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneGenerator
{
    public const string Name = nameof(OneGenerator);
}
