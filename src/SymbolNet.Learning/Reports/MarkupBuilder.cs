using System.Text;

namespace SymbolNet.Learning.Reports;

/// <summary>Collects markup; numbers are written the same way in every language. Text from outside goes through <see cref="Markup.Text"/> first. Not thread-safe.</summary>
sealed class MarkupBuilder
{
    readonly StringBuilder markup = new();

    /// <summary>Adds a piece.</summary>
    public void Add(FormattableString piece) => markup.Append(FormattableString.Invariant(piece));

    /// <inheritdoc />
    public override string ToString() => markup.ToString();
}
