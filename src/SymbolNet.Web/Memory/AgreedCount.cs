namespace SymbolNet.Web.Memory;

/// <summary>What a data set of people's drawings would be made of now.</summary>
/// <param name="People">Banks whose owners agree, those without drawings included.</param>
/// <param name="Drawings">Their own drawings.</param>
/// <param name="Symbols">Different names among them.</param>
public sealed record AgreedCount(int People, int Drawings, int Symbols);
