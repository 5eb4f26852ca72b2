namespace SymbolNet.Web.Models;

/// <summary>Something needs the model while there is none. The message is a sentence for people.</summary>
public sealed class ModelUnavailableException(string sentence) : Exception(sentence);
