using System.CommandLine;
using System.Globalization;
using SymbolNet.Cli.Commands;

namespace SymbolNet.Cli;

/// <summary>The <c>symbolnet</c> command.</summary>
public static class SymbolNetCommand
{
    /// <summary>Exit code when something a person handed in cannot be used.</summary>
    public const int InvalidInput = 2;

    /// <summary>Exit code when the command was stopped from outside.</summary>
    public const int Stopped = 130;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where errors and progress go.</param>
    /// <param name="cancellation">Stops the command; training saves a checkpoint first.</param>
    /// <returns>0 when all went well.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        // Numbers are read and written the same everywhere, whatever the system's language; also on the threads that commands start.
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var root = new RootCommand("Learns to recognise symbols, measures how well, and recognises them.")
            {
                TrainCommand.Create(error, cancellation),
                TrainAndTestCommand.Create(error, cancellation),
                EvaluateCommand.Create(error, cancellation),
                RecogniseCommand.Create(error),
                CalibrateCommand.Create(error, cancellation),
                ExportCommand.Create(),
                CurateCommand.Create(Console.In, error, cancellation),
                RecipesCommand.Create(),
                BenchCommand.Create(error, cancellation),
                DataCommand.Create(error, cancellation),
            };
            return root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (InvalidInputException reason)
        {
            error.WriteLine(reason.Message);
            return InvalidInput;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped.");
            return Stopped;
        }
    }
}
