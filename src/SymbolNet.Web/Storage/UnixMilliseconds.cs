using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SymbolNet.Web.Storage;

/// <summary>Stores moments as whole milliseconds since 1970 UTC, which every database product orders alike.</summary>
public sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    moment => moment.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
