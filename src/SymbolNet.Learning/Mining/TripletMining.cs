namespace SymbolNet.Learning.Mining;

/// <summary>Which triplets of a batch are learned from.</summary>
public enum TripletMining
{
    /// <summary>Every triplet that does not keep the margin yet.</summary>
    All,

    /// <summary>For each anchor its farthest positive and its nearest negative.</summary>
    Hard,

    /// <summary>For each anchor and positive the nearest negative that is farther than the positive, but not by the margin.</summary>
    SemiHard,
}
