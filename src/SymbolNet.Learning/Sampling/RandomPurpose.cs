namespace SymbolNet.Learning.Sampling;

/// <summary>What a stream of chance is for. Numbers are kept, so that seeds keep their meaning.</summary>
public enum RandomPurpose
{
    /// <summary>The order of drawings in an epoch.</summary>
    Batches = 1,

    /// <summary>Warps and pens of one batch.</summary>
    Augmentation = 2,

    /// <summary>The first weights.</summary>
    Weights = 3,

    /// <summary>Classes and drawings of one episode.</summary>
    Episodes = 4,

    /// <summary>Which categories are known when unknown ones are to be rejected.</summary>
    Unknown = 5,

    /// <summary>Which drawings or alphabets are held out.</summary>
    Split = 6,

    /// <summary>Made-up alphabets: their style, their characters, and the hands that draw them.</summary>
    Alphabets = 16,

    /// <summary>Where the clusters of a category's drawings begin.</summary>
    Clusters = 24,

    /// <summary>Which drawings somebody is asked about.</summary>
    Questions = 32,

    /// <summary>Characters composed of others.</summary>
    Composition = 40,

    /// <summary>Which drawings are shown as an example of all.</summary>
    Samples = 41,
}
