using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Tests.Host;

/// <summary>One ink stream and its answers.</summary>
sealed class InkTalk
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly Channel<InkBatch> ink = Channel.CreateUnbounded<InkBatch>();
    readonly Task<ChannelReader<RecognitionMessage>> answers;

    InkTalk(HubConnection connection, string token) =>
        answers = connection.StreamAsChannelAsync<RecognitionMessage>(nameof(InkHub.Draw), token, ink.Reader);

    public static InkTalk Begin(HubConnection connection, string token) => new(connection, token);

    public void Send(params IEnumerable<InkBatch> batches)
    {
        foreach (var batch in batches)
            ink.Writer.TryWrite(batch);
    }

    public void End() => ink.Writer.TryComplete();

    /// <summary>The next answer, or null when the stream is over.</summary>
    public async Task<RecognitionMessage?> NextAsync()
    {
        var reader = await answers.WaitAsync(Patience);
        return await reader.WaitToReadAsync().AsTask().WaitAsync(Patience) && reader.TryRead(out var answer) ? answer : null;
    }

    /// <summary>Answers up to the first that covers a revision.</summary>
    public async Task<RecognitionMessage> AnswerToAsync(int revision)
    {
        while (await NextAsync() is { } answer)
            if (answer.Revision >= revision)
                return answer;
        throw new InvalidOperationException($"The stream ended before revision {revision} was answered.");
    }

    /// <summary>The sentence that the stream ends with.</summary>
    public async Task<string> RefusalAsync()
    {
        try
        {
            while (await NextAsync() is not null)
                continue;
        }
        catch (Exception end) when (end is not TimeoutException)
        {
            return end.Message;
        }
        return "";
    }
}
