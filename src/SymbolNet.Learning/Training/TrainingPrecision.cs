namespace SymbolNet.Learning.Training;

/// <summary>Element type of the expensive part of training; weights, statistics, losses and the optimiser always use Float32.</summary>
public enum TrainingPrecision
{
    /// <summary>32 bits.</summary>
    Float32,

    /// <summary>16 bits with the range of Float32: about twice as fast where the processor knows it.</summary>
    BFloat16,
}
