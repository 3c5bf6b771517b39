using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Community;

/// <summary>Apart from the other consultation, which moves the clock to its last meeting.</summary>
public sealed class ConsultationLinkTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_link_is_revoked_and_issued_anew()
    {
        const string page = "/mandates/relinked/consultations";
        await app.StartDispatchedAsync("relinked", states: 3, consultationDays: 10);
        using var stranger = app.Stranger();
        using var officer = await app.EnterAsync(CallerRoles.Secretariat);
        var first = app.ConsultationCodes("relinked", "remja").Single();

        using var revoked = await officer.SubmitAsync(page, $"{page}/link", ("process", "REMJA"), ("act", "revoke"), ("reason", "forwarded"));
        using var closed = await stranger.SubmitAsync("/consultation", "/consultation", ("code", first));
        using var reissued = await app.PostAsync("/api/mandates/relinked/participants/consulted-remja/link", new { reason = "asked for" });
        using var none = await app.PostAsync("/api/mandates/relinked/participants/consulted-none/link", new { reason = "asked for" });
        await app.SettleAsync();
        var next = app.ConsultationCodes("relinked", "remja")[^1];
        using var opened = await stranger.SubmitAsync("/consultation", "/consultation", ("code", next));
        using var old = await stranger.PostAsJsonAsync("/api/consultation/answers", new { code = first, draft = 0, text = "Yes." });

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], [revoked.StatusCode, none.StatusCode]);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [closed.StatusCode, old.StatusCode]);
        Assert.Contains("/consulted-remja/2/", next, StringComparison.Ordinal);
        Assert.Equal((true, HttpStatusCode.OK), (reissued.IsSuccessStatusCode, opened.StatusCode));
    }
}
