using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Participants;

public class ErasureTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task An_erased_person_is_gone_and_nothing_that_refers_to_the_id_breaks()
    {
        await app.StartDispatchedAsync("erase", states: 3);
        await app.FocalPointAsync("erase", "ag", "forgotten@ag.example");
        using var replied = await app.ReplyAsync("erase", "ag", [1, 2, 3], by: "ag.1");
        using var session = await app.EnterAsync("erase", "ag.1");

        using var erased = await app.PostAsync("/api/mandates/erase/participants/ag.1/erasure?confirm=erase", new { reason = "asked for it" });
        using var again = await app.PostAsync("/api/mandates/erase/participants/ag.1/erasure?confirm=erase", new { reason = "asked for it" });
        await app.SettleAsync();

        Assert.Equal([204, 204], new[] { erased, again }.Select(a => (int)a.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await session.GetAsync(new Uri("/api/mandates/erase/status", UriKind.Relative))).StatusCode);
        var person = (await app.GetAsync("/api/mandates/erase/participants")).EnumerateArray().Single(p => p.GetProperty("id").GetString() == "ag.1");
        Assert.Equal(JsonValueKind.Null, person.GetProperty("name").ValueKind);
        Assert.Equal(JsonValueKind.Null, person.GetProperty("email").ValueKind);
        Assert.Equal(JsonValueKind.Null, person.GetProperty("link").GetProperty("lastUsed").ValueKind);
        Assert.True((await app.GetAsync("/api/mandates/erase/audit/verify")).GetProperty("holds").GetBoolean());
        Assert.Contains((await app.GetAsync("/api/mandates/erase/notices")).EnumerateArray(), n => n.GetProperty("contact").GetString() == "ag.1");
        Assert.NotEmpty(await app.Http.GetByteArrayAsync(new Uri("/api/mandates/erase/states/ag/replies/1/files/1", UriKind.Relative)));
        await app.NowhereInStorage("forgotten@ag.example");
    }

    [Fact]
    public async Task A_mission_is_an_office_and_is_not_erased()
    {
        await app.StartAsync("office");
        using var answer = await app.PostAsync("/api/mandates/office/participants/ag.mission/erasure", new { reason = "asked for it" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task An_erasure_that_was_interrupted_is_completed_by_the_sweep()
    {
        await app.StartAsync("interrupted", states: 3);
        await app.FocalPointAsync("interrupted", "ag", "half@ag.example");
        await app.FocalPointAsync("interrupted", "ag", "stays@ag.example");

        // Where a crash stops it: the record says that the person is erased, and name, address and last visit are there.
        await app.Service<MandateStore>().AppendAsync(new("interrupted"), "ag.1", AuditEntry.ByTimeline("erasePerson", "ag.1"), CancellationToken.None);
        await app.AdvanceToAsync(app.Now + Duration.FromDays(1));

        var kept = await app.Service<PersonStore>().ListAsync(new("interrupted"), CancellationToken.None);
        Assert.Equal(["stays@ag.example"], kept.Values.Select(p => p.Email));
        Assert.DoesNotContain(new ParticipantId("ag.1"), (await app.Service<LinkUses>().ListAsync(new("interrupted"), CancellationToken.None)).Keys);
    }

    [Fact]
    public async Task A_person_who_is_to_begin_later_is_erased_even_when_the_first_attempt_stopped()
    {
        await app.StartAsync("later", states: 3);
        using var named = await app.PostAsync("/api/mandates/later/states/ag/focal-points", new { name = "Later", email = "later@ag.example", language = "en", from = "2012-12-01" });
        using var ended = await app.PostAsync("/api/mandates/later/participants/ag.1/erasure?confirm=later", new { reason = "asked for it" });
        using var again = await app.PostAsync("/api/mandates/later/participants/ag.1/erasure?confirm=later", new { reason = "asked for it" });

        Assert.Equal([201, 204, 204], new[] { named, ended, again }.Select(a => (int)a.StatusCode));
        await app.NowhereInStorage("later@ag.example");
    }

    [Fact]
    public async Task One_person_under_several_ids_is_named_and_erased_together_on_request()
    {
        await app.StartAsync("several", states: 3);
        await app.FocalPointAsync("several", "ag", "one@person.example");
        await app.FocalPointAsync("several", "ar", "ONE@person.example");
        await app.FocalPointAsync("several", "ar", "other@person.example");
        using var authority = await app.PostAsync(
            "/api/mandates/several/states/ag/authorities", new { process = "MISPA", name = "Person", email = "one@person.example", language = "en" });

        using var asked = await app.PostAsync("/api/mandates/several/participants/ag.1/erasure", new { reason = "asked for it" });
        using var erased = await app.PostAsync("/api/mandates/several/participants/ag.1/erasure?confirm=several", new { reason = "asked for it", together = true });

        Assert.Equal(428, (int)asked.StatusCode);
        Assert.Contains("The same address is kept for ag.mispa.1, ar.1", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.Equal(["other@person.example"], (await app.Service<PersonStore>().ListAsync(new("several"), CancellationToken.None)).Values.Select(p => p.Email));
        var record = (await app.Service<MandateStore>().GetAsync(new("several"), CancellationToken.None)).Record;
        Assert.Equal(["ag.1", "ag.mispa.1", "ar.1"], record.Erased.Select(id => id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_offers_to_erase_who_has_left_and_shows_who_has_the_same_address()
    {
        await app.StartAsync("left", states: 3);
        await app.FocalPointAsync("left", "ag", "gone@ag.example");
        await app.FocalPointAsync("left", "ar", "gone@ag.example");
        using var ended = await app.PostAsync("/api/mandates/left/participants/ag.1/end", new { reason = "left the service" });
        using var http = await app.EnterAsync(CallerRoles.Secretariat);
        const string page = "/mandates/left/states/ag";

        var shown = await http.GetStringAsync(new Uri(page, UriKind.Relative));
        using var done = await http.SubmitAsync(page, $"{page}/participants/change", ("participant", "ag.1"), ("act", "eraseTogether"), ("reason", "asked for it"));
        var after = await http.GetStringAsync(new Uri(page, UriKind.Relative));
        using var mission = await app.EnterAsync("left", "ag.mission");

        Assert.Contains("<option value=\"ag.1\">", shown, StringComparison.Ordinal);
        Assert.Contains("the same as of ar.1", shown, StringComparison.Ordinal);
        Assert.Contains("are erased.", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("<option value=\"ag.1\">", after, StringComparison.Ordinal);
        Assert.DoesNotContain("the same as of", await mission.GetStringAsync(new Uri(page, UriKind.Relative)), StringComparison.Ordinal);
        await app.NowhereInStorage("gone@ag.example");
    }
}
