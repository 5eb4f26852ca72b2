namespace SymbolNet.Learning.Sampling;

/// <summary>Chooses the drawings of each step. A step's batch follows from the seed and the step alone, so a resumed run continues exactly. Not thread-safe.</summary>
public interface IBatchSampler
{
    /// <summary>The batch of a step, counted from 0.</summary>
    Sample[] Batch(long step);
}
