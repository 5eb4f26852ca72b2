using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace SymbolNet.Web.Training;

/// <summary>
/// The <c>symbolnet</c> program as a child process of low priority. A crash of it takes nothing else down. It stops, with a checkpoint, when its standard input ends: that is how it is told to, and
/// what happens by itself when this process is gone, however it went. Thread-safe.
/// </summary>
public sealed class TrainingProgram(IOptions<RunOptions> options)
{
    /// <summary>The exit code of a program that was told to stop and did.</summary>
    public const int Stopped = 130;

    /// <summary>The exit code of a program that refused what it was given; the last line it wrote says why.</summary>
    public const int Refused = 2;

    static readonly string[] NicePlaces = ["/usr/bin/nice", "/bin/nice"];

    /// <summary>Where the program lies.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.Program, AppContext.BaseDirectory);

    /// <summary>Whether it is there at all.</summary>
    public bool Exists => File.Exists(Path);

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The words after its name.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="began">Told the process's number and when it started.</param>
    /// <param name="output">Told every line of standard output, in order.</param>
    /// <param name="error">Told every line of standard error, in order.</param>
    /// <param name="stop">Tells it to stop; one that takes longer than <see cref="RunOptions.StopLimit"/> is ended.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="InvalidInputException">It is not there or cannot be started.</exception>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, string folder, Func<int, DateTimeOffset, Task> began, Func<string, Task> output, Func<string, Task> error, CancellationToken stop)
    {
        if (!Exists)
            throw new InvalidInputException($"This server cannot train: its training program is missing ({options.Value.Program}). scripts/publish.sh puts it beside the app.");
        using var process = new Process { StartInfo = Describe(arguments, folder) };
        try
        {
            process.Start();
        }
        catch (Win32Exception reason)
        {
            throw new InvalidInputException($"The training program cannot be started: {reason.Message}", reason);
        }
        try
        {
            await began(process.Id, StartOf(process));
            var reading = Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, error));
            await EndAsync(process, stop);
            await reading;
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Runs it to its end for an answer, with nobody watching.</summary>
    /// <param name="arguments">The words after its name.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="stop">Tells it to stop; one that takes longer than <see cref="RunOptions.StopLimit"/> is ended.</param>
    /// <returns>Its exit code, and the last line with something on it of standard output and of standard error.</returns>
    /// <exception cref="InvalidInputException">It is not there or cannot be started.</exception>
    public async Task<(int Code, string Answer, string Problem)> AskAsync(IReadOnlyList<string> arguments, string folder, CancellationToken stop)
    {
        var (answer, problem) = ("", "");
        Task Keep(ref string kept, string line)
        {
            if (line.Length > 0)
                kept = line;
            return Task.CompletedTask;
        }
        var code = await RunAsync(arguments, folder, (_, _) => Task.CompletedTask, line => Keep(ref answer, line), line => Keep(ref problem, line), stop);
        return (code, answer, problem);
    }

    /// <summary>Why it did not do what it was told, in plain words.</summary>
    /// <param name="code">Its exit code, which is not 0.</param>
    /// <param name="problem">The last line of its standard error.</param>
    /// <param name="otherwise">What to say when it did not refuse but came to grief.</param>
    public static string Why(int code, string problem, string otherwise) => code == Refused && problem.Length > 0 ? problem : otherwise;

    /// <summary>Waits for a process that an earlier start of this app left behind and that is writing its last checkpoint; ends it when it takes too long.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="startedAt">When it started; another process may have its number now.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task OutliveAsync(int id, DateTimeOffset startedAt, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            if (Math.Abs((process.StartTime - startedAt.LocalDateTime).TotalSeconds) > 2)
                return;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(options.Value.StopLimit);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // There is no such process any more, which is all that is wanted.
        }
    }

    async Task EndAsync(Process process, CancellationToken stop)
    {
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(options.Value.StopLimit);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    ProcessStartInfo Describe(IReadOnlyList<string> arguments, string folder)
    {
        var nice = Nice();
        var start = new ProcessStartInfo(nice ?? Path) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (nice is not null)
            foreach (var word in new[] { "-n", options.Value.Niceness.ToString(CultureInfo.InvariantCulture), Path })
                start.ArgumentList.Add(word);
        foreach (var word in arguments)
            start.ArgumentList.Add(word);
        return start;
    }

    static DateTimeOffset StartOf(Process process)
    {
        try
        {
            return process.StartTime;
        }
        catch (Exception gone) when (gone is Win32Exception or InvalidOperationException)
        {
            // It came to its end already: nobody will have to wait for it.
            return DateTimeOffset.UnixEpoch;
        }
    }

    // Threads inherit it from their process, which setting it later would not reach.
    static string? Nice() => NicePlaces.FirstOrDefault(File.Exists);

    static async Task ReadAsync(StreamReader reader, Func<string, Task> line)
    {
        while (await reader.ReadLineAsync() is { } text)
            await line(text);
    }
}
