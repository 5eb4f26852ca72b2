namespace SymbolNet.Learning.Data;

/// <summary>The parts that data sets of the MNIST family come in.</summary>
public enum DatasetPart
{
    /// <summary>What is to be learned from; the default.</summary>
    Train,

    /// <summary>What is to be tested on.</summary>
    Test,

    /// <summary>Both, one after the other.</summary>
    All,
}
