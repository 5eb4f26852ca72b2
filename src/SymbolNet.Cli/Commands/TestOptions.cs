using System.CommandLine;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Registration;

namespace SymbolNet.Cli.Commands;

/// <summary>The numbers of SymbolNet's tests, which several commands take; the defaults are the published ones.</summary>
static class TestOptions
{
    /// <summary>How many pairs are judged.</summary>
    public static Option<int> Pairs() => new("--pairs") { Description = "Pairs to judge.", DefaultValueFactory = _ => 30_000 };

    /// <summary>How many of them are of one symbol.</summary>
    public static Option<double> Same() => new("--same") { Description = "Part of the pairs that show the same symbol, 0 to 1.", DefaultValueFactory = _ => 0.5 };

    /// <summary>Memories of a class.</summary>
    public static Option<int> Memories() => new("--memories") { Description = "Memories made of each class (num_mem).", DefaultValueFactory = _ => PairMemory.UsualMemories };

    /// <summary>Drawings shown of a class.</summary>
    public static Option<int> Seen() => new("--seen") { Description = "Drawings shown of each class, of which the memories are made (num_see).", DefaultValueFactory = _ => 500 };

    /// <summary>How many drawings are asked.</summary>
    public static Option<int> Queries() => new("--queries") { Description = "Drawings asked in all, as many of each class as possible.", DefaultValueFactory = _ => 3000 };

    /// <summary>Where known drawings come from.</summary>
    public static Option<string[]> Teach() => new("--teach") { Description = "The data set known drawings are taken from, an address as --dataset takes it.", HelpName = "PATH", AllowMultipleArgumentsPerToken = true };

    /// <summary>Opens what is asked and what is taught: one collection where both are the same, so that nothing is asked that was taught.</summary>
    public static (RenderedCollection Asked, RenderedCollection Taught) Open(string[] asked, string[]? taught, Raster.RasterOptions raster, TextWriter error)
    {
        RenderedCollection Read(string[] addresses) => new(SharedOptions.Open(addresses, error), raster);
        var queries = Read(asked);
        return (queries, taught is null or [] || taught.SequenceEqual(asked) ? queries : Read(taught));
    }
}
