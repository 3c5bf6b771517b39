using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Hands out the files of replies, and writes down who had which.</summary>
public sealed class ReplyDownload(RequestAccess access, ReplyFiles files, Journal journal, MandateClock clock)
{
    /// <param name="current">The mandate.</param>
    /// <param name="state">Whose reply.</param>
    /// <param name="version">Its version.</param>
    /// <param name="file">The place of the file in the receipt, from 1.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <exception cref="ProblemException">404 when there is no such file, 409 while it is held back.</exception>
    public async Task<IResult> OfAsync(MandateState current, StateId state, int version, int file, CancellationToken cancellationToken)
    {
        var asked = current.Record.Readable(state, access.Caller.IsOfAnotherThan(state)).FirstOrDefault(r => r.Version == version)?.Files.ElementAtOrDefault(file - 1) ?? throw ProblemException.NotFound();
        var content = await files.HandOutAsync(asked, cancellationToken);
        var read = new Downloaded(state, version, file, access.Caller.Id, clock.Now);
        await journal.MarkAsync(current.Id, read.Key, read, access.Caller.Audit("downloadReplyFile", [$"{state}, version {version}, file {file}"]), cancellationToken);
        return new Download(content, asked.Name);
    }

    private sealed record Downloaded(StateId State, int Version, int File, string By, Instant At)
    {
        public string Key => $"download|{State}|{Version:D4}|{File:D2}|{By}|{At.ToUnixTimeTicks():D20}";
    }
}

/// <summary>An uploaded file is sent as a download: the browser saves it, and neither shows nor runs it.</summary>
internal sealed class Download(Stream content, string name) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        httpContext.Response.Headers.CacheControl = "private, no-store";
        return Results.File(content, "application/octet-stream", name).ExecuteAsync(httpContext);
    }
}
