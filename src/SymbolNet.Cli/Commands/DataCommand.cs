using System.CommandLine;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet data</c>: looks at data sets and fetches them.</summary>
static class DataCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation) => new("data", "Shows and downloads data sets.")
    {
        DataShowCommand.Create(error, cancellation),
        DataDownloadCommand.Create(error, cancellation),
    };
}
