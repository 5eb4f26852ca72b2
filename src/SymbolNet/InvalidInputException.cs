namespace SymbolNet;

/// <summary>
/// Something a person handed in cannot be used. The message is one sentence in plain words that says what was wrong and what is accepted; it is shown as it is.
/// </summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Refuses an input with a sentence for the person who gave it.</summary>
    public InvalidInputException(string message) : base(message) { }

    /// <summary>Refuses an input with a sentence for the person who gave it, and keeps the technical reason for the log.</summary>
    public InvalidInputException(string message, Exception reason) : base(message, reason) { }

    /// <summary>Refuses an input unless it is fine.</summary>
    /// <param name="fine">Whether it is.</param>
    /// <param name="sentence">What was wrong and what is accepted.</param>
    /// <exception cref="InvalidInputException">It is not.</exception>
    public static void Require(bool fine, string sentence)
    {
        if (!fine)
            throw new InvalidInputException(sentence);
    }
}
