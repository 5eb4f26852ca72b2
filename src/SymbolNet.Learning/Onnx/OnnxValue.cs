namespace SymbolNet.Learning.Onnx;

/// <summary>A tensor that flows through an <see cref="OnnxGraph"/>.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Channels">Channels of feature maps; 0 for vectors, whose length no layer asks for.</param>
readonly record struct OnnxValue(string Name, int Channels);
