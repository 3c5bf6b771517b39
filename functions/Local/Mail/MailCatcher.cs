using System.Text.Json.Nodes;
using Mandates.Local.Hosting;
using Microsoft.AspNetCore.Http;

namespace Mandates.Local.Mail;

/// <summary>Takes mails as the provider would and keeps them in a file of one JSON line each, so that a kill loses none it accepted.</summary>
public sealed class MailCatcher : IDisposable
{
    /// <summary>The one key it takes mails with.</summary>
    public const string ApiKey = "local";

    private readonly Lock writing = new();
    private readonly List<CaughtMail> mails;
    private readonly FileStream file;
    private readonly TimeProvider time;

    private MailCatcher(FileStream file, List<CaughtMail> mails, TimeProvider time)
    {
        this.file = file;
        this.mails = mails;
        this.time = time;
    }

    public IReadOnlyList<CaughtMail> Mails
    {
        get
        {
            lock (writing)
                return [.. mails];
        }
    }

    /// <summary>How it answers a request that it can accept, which the given function does. Tests put a provider with faults here.</summary>
    internal Func<HttpContext, Func<IResult>, Task<IResult>> Answer { get; set; } = (_, accept) => Task.FromResult(accept());

    public static MailCatcher Open(string path, TimeProvider time)
    {
        var file = Private.Open(path, FileMode.OpenOrCreate, FileShare.Read);
        try
        {
            return new MailCatcher(file, ReadLines(file), time);
        }
        catch (JsonException e)
        {
            file.Dispose();
            throw new LocalHostException($"{path} is damaged ({e.Message}); delete it and start again.", e);
        }
    }

    /// <summary>The message id, once the mails of a checked request are in the file.</summary>
    internal string Accept(JsonNode body)
    {
        lock (writing)
        {
            var id = $"local-{mails.Count + 1:D6}";
            var accepted = SendRequest.Mails(body, id, time.GetUtcNow()).ToList();
            file.Write([.. accepted.SelectMany(m => JsonSerializer.SerializeToUtf8Bytes(m).Append((byte)'\n'))]);
            file.Flush();
            mails.AddRange(accepted);
            return id;
        }
    }

    public void Dispose() => file.Dispose();

    private static List<CaughtMail> ReadLines(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        // A line without its end was never answered with 202: the host was killed while it wrote.
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        file.SetLength(whole);
        file.Position = whole;

        using var lines = new StreamReader(new MemoryStream(bytes, 0, whole));
        var mails = new List<CaughtMail>();
        while (lines.ReadLine() is { } line)
            mails.Add(JsonSerializer.Deserialize<CaughtMail>(line)!);
        return mails;
    }
}
