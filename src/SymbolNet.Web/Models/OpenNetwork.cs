namespace SymbolNet.Web.Models;

/// <summary>Loads the network that answers visitors. Called once, on the thread that will use it.</summary>
/// <exception cref="InvalidInputException">There is no such model, or it is damaged.</exception>
public delegate IEmbeddingNetwork OpenNetwork();
