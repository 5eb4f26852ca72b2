using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;

namespace SymbolNet.Web.Sketchpad;

/// <summary>The drawing sessions that are open on this server. Thread-safe.</summary>
public sealed class DrawingSessions : IDisposable
{
    const int TokenBytes = 16;

    readonly ConcurrentDictionary<string, DrawingSession> open = new(StringComparer.Ordinal);
    readonly Banks banks;
    readonly LiveModel model;
    readonly InkOptions options;
    readonly InkMetrics metrics;
    readonly TimeProvider time;
    readonly ILogger<DrawingSession> log;
    readonly ITimer sweep;

    /// <summary>Opens nothing yet.</summary>
    public DrawingSessions(Banks banks, LiveModel model, IOptions<InkOptions> options, InkMetrics metrics, TimeProvider time, ILogger<DrawingSession> log)
    {
        (this.banks, this.model, this.options, this.metrics, this.time, this.log) = (banks, model, options.Value, metrics, time, log);
        sweep = time.CreateTimer(_ => CloseIdle(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    /// <summary>Number of open sessions.</summary>
    public int OpenCount => open.Count;

    /// <summary>Opens a session with a clean sheet for a visitor's bank.</summary>
    /// <exception cref="InvalidInputException">The visitor has too many sessions open (<see cref="InkOptions.SessionsPerVisitor"/>).</exception>
    public DrawingSession Open(BankId bank)
    {
        if (open.Values.Count(session => session.Bank == bank) >= options.SessionsPerVisitor)
            throw new InvalidInputException($"You have {options.SessionsPerVisitor} sheets open. Close some of the other tabs first.");
        var session = new DrawingSession(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)), bank, options, banks, model, metrics, time, log, Closed);
        open[session.Token] = session;
        metrics.Sessions(1);
        return session;
    }

    /// <summary>The open session with this token, or null.</summary>
    public DrawingSession? Find(string token) => open.GetValueOrDefault(token);

    /// <summary>Ends sessions that nobody used for <see cref="InkOptions.SessionIdleAfter"/> and that no browser streams to.</summary>
    public void CloseIdle()
    {
        foreach (var session in open.Values)
            if (!session.IsStreaming && time.GetElapsedTime(session.UsedAt) > options.SessionIdleAfter)
                session.Dispose();
    }

    /// <summary>Ends all sessions.</summary>
    public void Dispose()
    {
        sweep.Dispose();
        foreach (var session in open.Values)
            session.Dispose();
    }

    void Closed(DrawingSession session)
    {
        if (open.TryRemove(session.Token, out _))
            metrics.Sessions(-1);
    }
}
