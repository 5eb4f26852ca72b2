using System.Diagnostics;

namespace SymbolNet.Benchmarks.Apps;

/// <summary>A program that was started here and ends with this object. What it says on its error stream goes to this program's.</summary>
sealed class AppProcess : IAsyncDisposable
{
    readonly Process process;

    AppProcess(Process process) => this.process = process;

    /// <summary>The process.</summary>
    public int Id => process.Id;

    /// <summary>What it says.</summary>
    public StreamReader Output => process.StandardOutput;

    /// <summary>What it is told.</summary>
    public StreamWriter Input => process.StandardInput;

    /// <summary>What run.sh sets for the app: threads of OpenBLAS and OpenMP would fight each other and those of the server.</summary>
    public static IReadOnlyDictionary<string, string> AppEnvironment { get; } = new Dictionary<string, string> { ["OPENBLAS_NUM_THREADS"] = "1", ["OMP_NUM_THREADS"] = "1" };

    /// <summary>Starts a program.</summary>
    /// <exception cref="InvalidInputException">There is no such program.</exception>
    public static AppProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        if (!File.Exists(program))
            throw new InvalidInputException($"There is no program '{program}'.");
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(program), RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                Console.Error.WriteLine(text);
        };
        process.BeginErrorReadLine();
        return new AppProcess(process);
    }

    /// <summary>Ends the program as a power cut would.</summary>
    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
