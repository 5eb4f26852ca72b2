using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SymbolNet.Learning.Data.Downloads;

/// <summary>
/// Downloads the files of published data sets. A file grows beside its place as <c>NAME.part</c> and gets its name when it is whole and its checksum is right; a download that was cut goes on where it
/// stopped, in the same run and in a later one. Thread-safe for different files.
/// </summary>
/// <param name="client">Speaks HTTP; its timeout counts until a server begins to answer.</param>
/// <param name="clock">Measures the speed.</param>
public sealed class FileDownload(HttpClient client, TimeProvider clock)
{
    /// <summary>Most bytes of a file: no published data set here is nearly as large.</summary>
    const long ByteLimit = 2L << 30;

    /// <summary>How often one address may cut the connection.</summary>
    const int Attempts = 5;

    /// <summary>How long a server may say nothing in the middle of a file.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Least time between two reports.</summary>
    static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits this long before a cut connection is made again.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Downloads a file, unless it is there already.</summary>
    /// <param name="file">Which.</param>
    /// <param name="folder">Where to; made when it is missing.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancellation">Stops; what has arrived stays for the next time.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="InvalidInputException">No address can be reached or sends the right file, or the disk cannot be written.</exception>
    public async Task<string> FetchAsync(DatasetFile file, string folder, Action<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, file.Name);
        try
        {
            Directory.CreateDirectory(folder);
            if (File.Exists(path))
                return await WhatIsWrongAsync(file, path, cancellation) is { } wrong ? throw new InvalidInputException($"'{path}' is there already, but {wrong}; remove it to download it again.") : path;
            var failure = "";
            foreach (var address in file.Addresses)
            {
                failure = await FetchFromAsync(file, address, path, progress, cancellation);
                if (failure.Length == 0)
                    return path;
            }
            throw new InvalidInputException($"{failure} You can fetch {file.Addresses[0]} in any other way and put it at '{path}'; the next download then checks it.");
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{path}' cannot be written: {reason.Message}", reason);
        }
    }

    /// <summary>Gives an empty text when the file is there, and otherwise a sentence about this address.</summary>
    async Task<string> FetchFromAsync(DatasetFile file, Uri address, string path, Action<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var part = path + ".part";
        for (var attempt = 1; ; attempt++)
        {
            var resumed = File.Exists(part) && new FileInfo(part).Length > 0;
            try
            {
                if (await ReceiveAsync(file, address, part, progress, cancellation) is { } refusal)
                    return refusal;
            }
            catch (HttpRequestException reason) when (reason.InnerException is SocketException)
            {
                return $"{address.Host} cannot be reached from here ({reason.InnerException.Message}): is there a network?";
            }
            catch (Exception reason) when (reason is HttpRequestException or HttpIOException or IOException { InnerException: SocketException } || reason is OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                if (attempt == Attempts)
                    return $"{address.Host} cut the connection {Attempts} times ({(reason is OperationCanceledException ? "it stopped sending" : reason.Message)}); what has arrived stays in '{part}', and the next download goes on from there.";
                await Task.Delay(Pause, clock, cancellation);
                continue;
            }
            if (await WhatIsWrongAsync(file, part, cancellation) is not { } wrong)
            {
                File.Move(part, path, overwrite: false);
                return "";
            }
            File.Delete(part);
            // An old beginning and a new end may not belong together: once more, from the beginning.
            if (!resumed || attempt == Attempts)
                return $"What {address.Host} sends as {file.Name} is not the published file: {wrong}.";
        }
    }

    /// <summary>Receives what is missing of a file. Gives a sentence when the server refuses.</summary>
    async Task<string?> ReceiveAsync(DatasetFile file, Uri address, string part, Action<DownloadProgress>? progress, CancellationToken cancellation)
    {
        using var output = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1 << 16);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (output.Length > 0)
            request.Headers.Range = new RangeHeaderValue(output.Length, null);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && output.Length > 0)
        {
            // Nothing is missing any more, or there is too much: the checksum tells.
            return null;
        }
        if (!response.IsSuccessStatusCode)
            return $"{address.Host} answers {(int)response.StatusCode} ({response.ReasonPhrase}) for {file.Name}.";
        var goesOn = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == output.Length;
        if (!goesOn)
            output.SetLength(0);
        output.Seek(0, SeekOrigin.End);
        var total = output.Length + response.Content.Headers.ContentLength;
        if (total > ByteLimit)
            return TooLarge();

        using var input = await response.Content.ReadAsStreamAsync(cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var buffer = new byte[1 << 16];
        var (start, before, reported) = (clock.GetTimestamp(), output.Length, clock.GetTimestamp());
        Report(0);
        while (true)
        {
            patience.CancelAfter(Patience);
            var read = await input.ReadAsync(buffer, patience.Token);
            if (read == 0)
                break;
            await output.WriteAsync(buffer.AsMemory(0, read), cancellation);
            if (output.Position > ByteLimit)
                return TooLarge();
            if (clock.GetElapsedTime(reported) >= ReportEvery)
            {
                reported = clock.GetTimestamp();
                Report((output.Position - before) / clock.GetElapsedTime(start).TotalSeconds);
            }
        }
        output.Flush(flushToDisk: true);
        Report(clock.GetElapsedTime(start).TotalSeconds is > 0 and var seconds ? (output.Position - before) / seconds : 0);
        return null;

        string TooLarge() => $"{address.Host} sends more than {ByteLimit >> 30} GB as {file.Name}, which is not the published file.";
        void Report(double speed) => progress?.Invoke(new DownloadProgress(file.Name, output.Position, total, speed));
    }

    [SuppressMessage("Security", "CA5351", Justification = "MD5 is what the data sets publish; it guards against broken transfers.")]
    static async Task<string?> WhatIsWrongAsync(DatasetFile file, string path, CancellationToken cancellation)
    {
        if (file.Md5 is not null)
        {
            using var stream = File.OpenRead(path);
            var sum = Convert.ToHexStringLower(await MD5.HashDataAsync(stream, cancellation));
            return sum == file.Md5 ? null : $"its MD5 checksum is {sum} instead of {file.Md5}";
        }
        try
        {
            FileTree.Open(path).Dispose();
            return null;
        }
        catch (InvalidInputException)
        {
            return "it is no complete zip file";
        }
    }
}
