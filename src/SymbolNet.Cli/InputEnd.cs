using System.CommandLine;

namespace SymbolNet.Cli;

/// <summary>The end of standard input as a sign to stop. A program that starts this one holds the other end of a pipe: it closes it to stop this one, and when it is killed, the system does.</summary>
static class InputEnd
{
    /// <summary>The option that asks for it.</summary>
    public static Option<bool> Option() => new("--stop-with-input") { Description = "Stop when standard input ends (training saves a checkpoint first): whoever started this is gone, or wants it." };

    /// <summary>Cancelled when standard input ends, or with <paramref name="cancellation"/>.</summary>
    public static CancellationToken Or(CancellationToken cancellation)
    {
        // Lives as long as the process, as the thread that cancels it does.
        var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        new Thread(() =>
        {
            using var input = Console.OpenStandardInput();
            Span<byte> ignored = stackalloc byte[64];
            while (input.Read(ignored) > 0)
            {
                // What is written there says nothing.
            }
            ended.Cancel();
        }) { IsBackground = true, Name = "end of input" }.Start();
        return ended.Token;
    }
}
