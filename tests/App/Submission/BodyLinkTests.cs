using System.Text.RegularExpressions;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Submission;

/// <summary>Apart from the other submissions: it moves the clock to its own last meeting.</summary>
public sealed partial class BodyLinkTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Page = "/mandates/body-link/acknowledgements";

    [Fact]
    public async Task The_link_of_a_body_is_revoked_and_issued_anew()
    {
        await app.StartDispatchedAsync("body-link", states: 3);
        await PackageSteps.ApproveAsync(app, "body-link");
        var first = Assert.Single(Codes());
        using var stranger = app.Stranger();
        using var officer = await app.EnterAsync(CallerRoles.Secretariat);

        using var early = await app.PostAsync("/api/mandates/body-link/participants/session/link/revocation", new { reason = "forwarded" });
        using var opened = await stranger.SubmitAsync("/package", "/package", ("code", first));
        using var revoked = await app.PostAsync("/api/mandates/body-link/participants/mandated-body/link/revocation", new { reason = "forwarded" });
        using var closed = await stranger.SubmitAsync("/package", "/package", ("code", first));
        using var forged = await stranger.SubmitAsync("/package", "/package", ("code", first + "x"));
        using var unreasoned = await officer.SubmitAsync(Page, $"{Page}/link", ("body", "mandatedBody"), ("act", "reissue"), ("reason", ""));
        using var reissued = await officer.SubmitAsync(Page, $"{Page}/link", ("body", "mandatedBody"), ("act", "reissue"), ("reason", "asked for"));
        await app.SettleAsync();
        var next = Codes()[^1];
        using var again = await stranger.SubmitAsync("/package", "/package", ("code", next));
        using var old = await stranger.SubmitAsync("/package", "/package/acknowledgement", ("code", first), ("reference", "CP/1"));
        using var received = await stranger.SubmitAsync("/package", "/package/acknowledgement", ("code", next), ("reference", "CP/1"));
        using var ended = await app.PostAsync("/api/mandates/body-link/participants/mandated-body/end", new { reason = "no participant" });
        var deeds = (await app.GetAsync("/api/mandates/body-link/audit?about=mandated-body")).GetProperty("records").EnumerateArray()
            .Select(r => r.GetProperty("deed").GetProperty("act").GetString());

        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.True((await revoked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("revoked").GetBoolean());
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [closed.StatusCode, forged.StatusCode, old.StatusCode]);
        Assert.Equal(Untokened(await forged.Content.ReadAsStringAsync()), Untokened(await closed.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.StatusCode);
        Assert.Contains("A new link is on its way", await reissued.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, Codes().Length);
        Assert.Contains("/mandated-body/2/", next, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [again.StatusCode, received.StatusCode]);
        Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);
        Assert.Equal(["acknowledge", "reissueLink", "revokeLink"], deeds.Order(StringComparer.Ordinal));
    }

    private string[] Codes() =>
    [
        .. app.Host.Host.Mail.Mails.Select(m => Code().Match(m.Text!)).Where(found => found.Success).Select(found => found.Groups[1].Value),
    ];

    private static string Untokened(string page) => Token().Replace(page, "");

    [GeneratedRegex(@"/package#(body-link/mandated-body/\S+)")]
    private static partial Regex Code();

    [GeneratedRegex("<input type=\"hidden\"[^>]*>")]
    private static partial Regex Token();
}
