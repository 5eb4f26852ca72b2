using System.CommandLine;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate</c>: the tests of a model.</summary>
static class EvaluateCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation) => new("evaluate", "Measures a model.")
    {
        PairsCommand.Create(error, cancellation),
        ClassificationCommand.Create(error, cancellation),
        NeighboursCommand.Create(error, cancellation),
        ClassifierCommand.Create(error, cancellation),
        FewShotCommand.Create(error, cancellation),
        OmniglotRunsCommand.Create(cancellation),
        TransferCommand.Create(error, cancellation),
        UnknownCommand.Create(error, cancellation),
        BanksCommand.Create(error, cancellation),
        StrokesCommand.Create(error, cancellation),
        MixUpsCommand.Create(error, cancellation),
        SpeedCommand.Create(),
    };
}
