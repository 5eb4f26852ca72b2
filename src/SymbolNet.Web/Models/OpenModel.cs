namespace SymbolNet.Web.Models;

/// <summary>Loads the network of a model's folder. Called on the thread that will use it.</summary>
/// <param name="folder">The folder with <c>model.json</c> and the weights.</param>
/// <exception cref="InvalidInputException">There is no such model, or it is damaged.</exception>
public delegate IEmbeddingNetwork OpenModel(string folder);
