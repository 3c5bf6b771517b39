using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Submission;

/// <summary>Apart from the other submission: it moves the clock to its own last meeting.</summary>
public sealed partial class AcknowledgementFormTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Page = "/mandates/received/acknowledgements";

    [Fact]
    public async Task A_body_acknowledges_by_the_form_and_the_session_by_its_mail_alone()
    {
        await ApprovedAsync();
        using var http = await app.EnterAsync(CallerRoles.Secretariat);
        (string, string)[] fields = [("body", "mandatedBody"), ("reference", "CP/doc.<4711>")];

        using var preview = await http.SubmitAsync(Page, Page, [("step", "preview"), .. fields]);
        var shown = await TextAsync(preview);
        using var kept = await http.SubmitAsync(Page, Page, [("step", "confirm"), .. fields]);
        await app.SettleAsync();
        var after = await TextAsync(kept);
        var later = WebUtility.HtmlDecode(await http.GetStringAsync(new Uri(Page, UriKind.Relative)));

        Assert.Contains("Record the acknowledgement", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Acknowledged with the reference", shown, StringComparison.Ordinal);
        Assert.Contains("The acknowledgement is recorded.", after, StringComparison.Ordinal);
        Assert.Contains("Acknowledged with the reference <bdi>CP/doc.<4711></bdi>", after, StringComparison.Ordinal);
        Assert.Contains("id=\"reference-session\"", later, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"reference-mandatedBody\"", later, StringComparison.Ordinal);
        await TheSessionTakesItAsync();
        await WhatIsAlteredIsSaidInItsLanguageAsync();
    }

    private async Task TheSessionTakesItAsync()
    {
        var mails = app.Host.Host.Mail.Mails.Where(m => m.Text!.Contains("/package#received/", StringComparison.Ordinal)).ToArray();
        var code = Code().Match(mails.Single(m => m.To.StartsWith("general-assembly@", StringComparison.Ordinal)).Text!).Groups[1].Value;
        using var stranger = app.Stranger();

        using var wrong = await stranger.SubmitAsync("/package", "/package/file", ("code", code.Replace("/session/", "/mandated-body/", StringComparison.Ordinal)));
        using var elsewhere = await stranger.SubmitAsync("/enter", "/enter", ("code", code));
        using var opened = await stranger.SubmitAsync("/package", "/package", ("code", code));
        var page = await TextAsync(opened);
        using var file = await stranger.SubmitAsync("/package", "/package/file", ("code", code));
        var bytes = await file.Content.ReadAsByteArrayAsync();
        using var unfit = await stranger.SubmitAsync("/package", "/package/acknowledgement", ("code", code), ("reference", new string('x', 201)));
        using var acknowledged = await stranger.SubmitAsync("/package", "/package/acknowledgement", ("code", code), ("reference", "AG/doc.<5>"));
        await app.SettleAsync();

        Assert.Equal(2, mails.Length);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [wrong.StatusCode, elsewhere.StatusCode]);
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        Assert.Contains(sha256, mails[0].Text!, StringComparison.Ordinal);
        Assert.Contains(sha256, page, StringComparison.Ordinal);
        Assert.Contains("Checked just now: it is unchanged.", page, StringComparison.Ordinal);
        Assert.Equal("application/zip", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unfit.StatusCode);
        Assert.Contains($"value=\"{new string('x', 201)}\"", await TextAsync(unfit), StringComparison.Ordinal);
        Assert.Contains("Acknowledged with the reference <bdi>AG/doc.<5></bdi>", await TextAsync(acknowledged), StringComparison.Ordinal);
        Assert.Equal("completed", (await app.GetAsync("/api/mandates/received/status")).GetProperty("phase").GetString());
        using var late = await app.PostAsync("/api/mandates/received/participants/session/link", new { reason = "asked for" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Single((await app.GetAsync("/api/mandates/received/audit?who=session&act=acknowledge")).GetProperty("records").EnumerateArray());
    }

    private async Task WhatIsAlteredIsSaidInItsLanguageAsync()
    {
        var container = app.Service<BlobServiceClient>().GetBlobContainerClient(StorageNames.Submissions);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "received/", CancellationToken.None))
        {
            var package = container.GetBlobClient(blob.Name);
            await package.UploadAsync(BinaryData.FromBytes([.. (await package.DownloadContentAsync()).Value.Content.ToArray(), 1, 2, 3]), overwrite: true);
        }

        using var stranger = app.Stranger();
        var mail = app.Host.Host.Mail.Mails.First(m => m.Text!.Contains("/package#received/", StringComparison.Ordinal));
        using var opened = await stranger.SubmitAsync("/package?language=fr", "/package", ("code", Code().Match(mail.Text!).Groups[1].Value));
        var page = await TextAsync(opened);

        Assert.Contains("Vérifié à l’instant : il n’est plus tel qu’il a été établi.", page, StringComparison.Ordinal);
        Assert.Contains("3 octets suivent la fin du fichier ZIP ou en sont le commentaire", page, StringComparison.Ordinal);
    }

    private async Task ApprovedAsync()
    {
        await app.StartDispatchedAsync("received", states: 3);
        await app.ReplyAsync("received", "ag", [1, 2, 3]);
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 1));
        using var draft = await app.Http.PostAsync(new Uri("/api/mandates/received/drafts", UriKind.Relative), new StringContent("# Plan\n\nTo meet."));
        draft.EnsureSuccessStatusCode();
        await app.AdvanceToAsync(RunningApp.At(2012, 4, 19, 12));
        await app.PutOkAsync("/api/mandates/received/meetings/formal-2012-04-19?confirm=received", new
        {
            present = new[] { "ag", "ar", "ec" },
            decisions = new[] { "approveDraft", "approveResolution" },
        });
    }

    [GeneratedRegex(@"/package#(\S+)")]
    private static partial Regex Code();

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
