namespace SymbolNet.Learning.Training;

/// <summary>Two drawings by which people see a training learn: how alike the network finds them is told again and again. Immutable.</summary>
/// <param name="One">A drawing, a PNG picture of <see cref="Side"/> pixels a side: a kilobyte at most.</param>
/// <param name="Other">The other drawing, in the same form.</param>
/// <param name="Caption">What they are, in a few words.</param>
/// <param name="AreSame">Whether they are drawings of one character.</param>
/// <param name="IsHard">Whether it was chosen because it is hard to tell: drawings of one character that differ much, or of two that differ little.</param>
public sealed record SamplePair(byte[] One, byte[] Other, string Caption, bool AreSame, bool IsHard)
{
    /// <summary>Pixels of a picture, however large those of the network are.</summary>
    public const int Side = 48;
}
