namespace SymbolNet.Web.Models;

/// <summary>What a model is to be asked, to see what it mixes up.</summary>
/// <param name="Dataset">A data set of this server, or made-up alphabets.</param>
/// <param name="Alphabets">Only these alphabets, separated by commas; null for all.</param>
/// <param name="Classes">Only these classes, in the grammar of the command line; null for all.</param>
/// <param name="Validation">The part of every class that its training kept away; null to ask any.</param>
/// <param name="Seed">The seed of its training, with which that part was drawn.</param>
public sealed record ExaminationOrder(string Dataset, string? Alphabets = null, string? Classes = null, double? Validation = null, long Seed = 1);
