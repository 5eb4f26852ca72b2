namespace SymbolNet.Learning.Data.Downloads;

/// <summary>A file of a published data set.</summary>
/// <param name="Name">What it is called on the disk.</param>
/// <param name="Addresses">Where it is published, the best address first.</param>
/// <param name="Md5">Its published MD5 checksum in hexadecimal, or null where none is published: then a zip must at least be complete.</param>
public sealed record DatasetFile(string Name, IReadOnlyList<Uri> Addresses, string? Md5);
