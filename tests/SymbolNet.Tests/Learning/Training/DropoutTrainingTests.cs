namespace SymbolNet.Tests.Learning.Training;

/// <summary>Dropout draws from libtorch's one generator of the process, which other tests must not use meanwhile. A training has a process of its own.</summary>
[Collection(OneGenerator.Name)]
public sealed class DropoutTrainingTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Dropout_resumes_bit_for_bit_too() => TrainerTests.RequireExactResume("frozen-classifier", folder);
}
