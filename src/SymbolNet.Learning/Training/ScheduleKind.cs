namespace SymbolNet.Learning.Training;

/// <summary>How the learning rate changes over a run; every one begins with the warm-up.</summary>
public enum ScheduleKind
{
    /// <summary>Falls along half a cosine to 0.</summary>
    Cosine,

    /// <summary>Stays.</summary>
    Constant,

    /// <summary>Is multiplied by a factor after every so many parts of the run.</summary>
    Step,

    /// <summary>Rises along a cosine from 1/25 during the warm-up, then falls along one to almost nothing (Smith, 2018; the momentum stays).</summary>
    OneCycle,
}
