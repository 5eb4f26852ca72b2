namespace SymbolNet.Learning.Training;

/// <summary>Element type of the expensive part of training; weights, statistics, losses and the optimiser always use Float32.</summary>
public enum TrainingPrecision
{
    /// <summary>32 bits.</summary>
    Float32,

    /// <summary>16 bits with the range of Float32, where the device computes with them: about twice as fast there. Elsewhere the same as <see cref="Float32"/>, for emulating them would take many times as long.</summary>
    BFloat16,
}
