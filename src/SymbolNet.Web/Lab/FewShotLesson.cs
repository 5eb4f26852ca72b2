using SymbolNet.Embeddings;

namespace SymbolNet.Web.Lab;

/// <summary>
/// A k-way n-shot lesson: k classes with n drawings each (the support set), and a drawing that is asked about (the query), which goes to the class whose prototype is nearest. No Blazor in here. Not
/// thread-safe: used on the page's own thread.
/// (Prototypical networks: Snell, Swersky, Zemel, NeurIPS 2017.)
/// </summary>
public sealed class FewShotLesson
{
    /// <summary>Fewest and most classes.</summary>
    public const int LeastWays = 2, MostWays = 5;

    /// <summary>Fewest and most drawings of a class.</summary>
    public const int LeastShots = 1, MostShots = 5;

    readonly List<LessonClass> classes = [];
    LessonDrawing? query;

    /// <summary>An empty lesson of 3 classes with 1 drawing each.</summary>
    public FewShotLesson() => Resize(3, 1);

    /// <summary>k: classes.</summary>
    public int Ways => classes.Count;

    /// <summary>n: drawings of each class.</summary>
    public int Shots { get; private set; }

    /// <summary>The classes.</summary>
    public IReadOnlyList<LessonClass> Classes => classes;

    /// <summary>The class that the next drawing of the support set belongs to; null when all are full.</summary>
    public LessonClass? Next => classes.FirstOrDefault(one => one.Drawings.Count < Shots);

    /// <summary>True when the support set is whole and queries can be asked.</summary>
    public bool IsReady => Next is null;

    /// <summary>Queries whose truth was told, and how many of them were answered right.</summary>
    public (int Asked, int Right) Tally { get; private set; }

    /// <summary>Where the query lies; null while there is none or the support set is not whole.</summary>
    public QueryDistances? Distances { get; private set; }

    /// <summary>What is asked about now.</summary>
    public LessonDrawing? Query
    {
        get => query;
        set
        {
            query = value;
            Measure();
        }
    }

    /// <summary>Takes another number of classes and drawings; what fits stays.</summary>
    public void Resize(int ways, int shots)
    {
        ways = Math.Clamp(ways, LeastWays, MostWays);
        Shots = Math.Clamp(shots, LeastShots, MostShots);
        while (classes.Count > ways) classes.RemoveAt(classes.Count - 1);
        while (classes.Count < ways) classes.Add(new LessonClass(((char)('A' + classes.Count)).ToString()));
        foreach (var one in classes) one.KeepFirst(Shots);
        StartQuestions();
    }

    /// <summary>Puts a drawing into the class that comes next.</summary>
    /// <exception cref="InvalidOperationException">The support set is whole.</exception>
    public void Add(LessonDrawing drawing)
    {
        (Next ?? throw new InvalidOperationException("The support set is whole.")).Add(drawing);
        StartQuestions();
    }

    /// <summary>Takes a drawing out of its class.</summary>
    public void Remove(LessonClass from, LessonDrawing drawing)
    {
        from.Remove(drawing);
        StartQuestions();
    }

    /// <summary>Fills the whole support set: the name and the drawings of each class.</summary>
    /// <exception cref="ArgumentException">There are not as many classes, or not as many drawings of one, as the lesson has.</exception>
    public void Fill(IReadOnlyList<(string Name, IReadOnlyList<LessonDrawing> Drawings)> support)
    {
        if (support.Count != Ways || support.Any(one => one.Drawings.Count != Shots))
            throw new ArgumentException($"A lesson of {Ways} ways and {Shots} shots takes as many classes with as many drawings each.", nameof(support));
        classes.Clear();
        classes.AddRange(support.Select(one => new LessonClass(one.Name, one.Drawings)));
        StartQuestions();
    }

    /// <summary>Takes everything away, the query as well.</summary>
    public void Clear()
    {
        var ways = Ways;
        query = null;
        classes.Clear();
        Resize(ways, Shots);
    }

    /// <summary>Somebody says what the query was; the query is done with.</summary>
    /// <exception cref="InvalidOperationException">Nothing is asked.</exception>
    public void TellTruth(LessonClass truth)
    {
        var answer = Distances ?? throw new InvalidOperationException("Nothing is asked.");
        Tally = (Tally.Asked + 1, Tally.Right + (answer.NearestPrototype == classes.IndexOf(truth) ? 1 : 0));
        Query = null;
    }

    // Answers to another support set are answers to another question.
    void StartQuestions()
    {
        Tally = default;
        Measure();
    }

    void Measure() => Distances = IsReady && query is not null
        ? QueryDistances.Of(query.Numbers, [.. classes.Select(one => (IReadOnlyList<Embedding>)[.. one.Drawings.Select(drawing => drawing.Numbers)])])
        : null;
}
