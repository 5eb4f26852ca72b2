using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SymbolNet.Embeddings;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Recognition;
using SymbolNet.Web.Components;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Sketchpad;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Tests.Components;

/// <summary>Drawings, answers and banks to show components, made in memory.</summary>
static class Sample
{
    public static Drawing Line { get; } = new(new Stroke(new InkPoint(10, 10, 0.5f, 0), new InkPoint(90, 90, 0.5f, 300)));

    public static Drawing Cross { get; } = new(
        new Stroke(new InkPoint(0, 0, 0.5f, 0), new InkPoint(50, 50, 0.5f, 200), new InkPoint(100, 100, 0.5f, 400)),
        new Stroke(new InkPoint(100, 0, 0.5f, 700), new InkPoint(0, 100, 0.5f, 1000)));

    public static Candidate Guess(string name, float probability, float similarity = 0.8f) =>
        new(new Category(CategoryId.New(), name, 1), ExemplarId.New(), similarity, probability);

    public static Sketchpad.Recognition Saw(Drawing drawing, Certainty certainty, params Candidate[] candidates) =>
        new(1, drawing, new RankedCandidates([.. candidates], certainty is Certainty.Unknown ? 0.9f : 0.01f, certainty));

    /// <summary>A bank that knows these symbols, one drawing each; the ones with a star are the visitor's own, the others are starter symbols.</summary>
    public static BankSnapshot Bank(params string[] names) => Bank(names.Select(name => (new Category(CategoryId.New(), name, 1), ExemplarId.New())));

    /// <summary>A bank that knows what was guessed.</summary>
    public static BankSnapshot BankOf(params Candidate[] candidates) => Bank(candidates.Select(candidate => (candidate.Category, candidate.Best)));

    static BankSnapshot Bank(IEnumerable<(Category Category, ExemplarId Exemplar)> known)
    {
        var memory = known.Aggregate(MemoryBank.Empty(1), (bank, one) => bank.Remember(one.Category.Id, one.Category.Name, new Exemplar(one.Exemplar, new Embedding([1f]))));
        return new BankSnapshot(BankId.New(), 1, memory) { Starter = Starter() };
    }

    public static StarterMemory Starter(params StarterCategory[] categories)
    {
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var model = new LiveModel(() => throw new InvalidInputException("No model here."), Options.Create(new ModelOptions()), new ModelMetrics(services.GetRequiredService<IMeterFactory>()), NullLogger<LiveModel>.Instance);
        return new StarterMemory(categories, model, new DataFolder(Options.Create(new StorageOptions { Folder = "." }), new HostingEnvironmentOf(AppContext.BaseDirectory)), NullLogger<StarterMemory>.Instance);
    }

    public static PictureShelf Shelf { get; } = new(_ => ValueTask.FromResult<Drawing?>(Cross));

    public static SketchpadState State(Sketchpad.Recognition? recognition = null, BankSnapshot? bank = null)
    {
        var state = new SketchpadState();
        state.See(bank ?? Bank());
        if (recognition is null) return state;
        state.SheetIs(empty: false);
        state.See(recognition);
        return state;
    }

    sealed class HostingEnvironmentOf(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Tests";
        public string ApplicationName { get; set; } = "Tests";
        public string ContentRootPath { get; set; } = root;
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
