using System.Text.Json;
using SymbolNet.Learning.Checkpoints;

namespace SymbolNet.Learning.Evaluation;

/// <summary>
/// SymbolNet's tests of one model on one data set: pairing, if the model has a judge of pairs or was trained to part them by distance; classification; and the model's own classifier, if it has one that knows the classes. Can be written to a file, so
/// that a run that was interrupted need not test again. Immutable.
/// </summary>
/// <param name="Address">The data set.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Options">The numbers of the tests.</param>
public sealed record RecipeTest(string Address, string Model, RecipeTestOptions Options)
{
    // What follows from the rest is not written.
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true };

    /// <summary>The pairing test; null where the model was not trained on pairs.</summary>
    public PairingTest.Result? Pairing { get; init; }

    /// <summary>The classification test.</summary>
    public required ClassificationResult Classification { get; init; }

    /// <summary>The test of the model's own classifier; null where it has none that knows the classes.</summary>
    public ClassificationResult? Classifier { get; init; }

    /// <summary>Runs the tests.</summary>
    /// <param name="address">The data set, as it was named.</param>
    /// <param name="drawings">Its drawings.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">The numbers.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">A number is out of range, or the data set has too few classes or drawings.</exception>
    public static RecipeTest Run(string address, RenderedCollection drawings, EmbeddingModel model, RecipeTestOptions options, CancellationToken cancellation = default) => new(address, model.ModelId, options)
    {
        Pairing = model.Pairs is not null || PairDistance.MarginOf(model) is not null ? PairingTest.Run(drawings.Collection, item => drawings[item], model, options.Pairs, options.Same, options.Seed, cancellation) : null,
        Classification = ClassificationTest.Run(drawings, drawings, model, new(options.Memories, options.Seen, options.Queries, options.Seed), cancellation: cancellation),
        Classifier = model.Classifier is { } classifier && drawings.Collection.Classes.Any(symbol => classifier.AnswerTo(symbol) is not null) ? ClassifierTest.Run(drawings, classifier, cancellation) : null,
    };

    /// <summary>Writes the results to a file, atomically.</summary>
    /// <exception cref="InvalidInputException">The place cannot be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, this, Json));

    /// <summary>The results in a file, if they are those of the same tests of the same model; otherwise null: there is no such file, it is damaged, or something else was tested.</summary>
    public static RecipeTest? Read(string path, string address, string model, RecipeTestOptions options)
    {
        try
        {
            return File.Exists(path) && JsonSerializer.Deserialize<RecipeTest>(File.ReadAllBytes(path), Json) is { } test && (test.Address, test.Model, test.Options) == (address, model, options) ? test : null;
        }
        catch (Exception reason) when (reason is JsonException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            // Testing again costs time and loses nothing.
            return null;
        }
    }
}
