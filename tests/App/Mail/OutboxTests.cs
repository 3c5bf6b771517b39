using Mandates.Functions.Mail;
using Mandates.Functions.Web.Access;
using Mandates.Local.Mail;
using Mandates.Pages.Shared;

namespace Mandates.App.Tests.Mail;

public class OutboxTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Page_by_page_it_shows_every_notice_once()
    {
        await InvitedAsync("pages", states: 3);
        var paged = new List<string>();
        for (var path = "/api/mandates/pages/notices?reason=meetingInvitation&limit=2"; path is not null;)
        {
            using var answer = await app.Http.GetAsync(new Uri(path, UriKind.Relative));
            paged.AddRange(Contacts(await answer.Content.ReadFromJsonAsync<JsonElement>()));
            path = answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(["ag.mission", "ar.mission", "ec.mission"], paged);
    }

    [Theory]
    [InlineData("state=ar", 1)]
    [InlineData("act=MeetingInvitation|formal-2011-12-15|0|0", 3)]
    [InlineData("contact=ar.mission&outcome=accepted", 1)]
    [InlineData("outcome=failed", 0)]
    [InlineData("outcome=underWay", 0)]
    [InlineData("delivery=bounced", 0)]
    [InlineData("troubled=true", 0)]
    public async Task It_can_be_filtered(string filter, int expected)
    {
        await InvitedAsync("filters", states: 3);

        Assert.Equal(expected, Contacts(await app.GetAsync($"/api/mandates/filters/notices?reason=meetingInvitation&{filter}")).Count());
    }

    [Theory]
    [InlineData("outcome=lost")]
    [InlineData("reason=1")]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("troubled=perhaps")]
    public async Task A_filter_that_means_nothing_is_refused_with_what_would(string filter)
    {
        await InvitedAsync("filters", states: 3);

        using var answer = await app.Http.GetAsync(new Uri($"/api/mandates/filters/notices?{filter}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("must be one of", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_in_doubt_is_settled_by_a_person_with_a_reason_once()
    {
        var id = await DoubtfulAsync("doubt");

        var inDoubt = await UnconfirmedAsync("doubt");

        using var silent = await app.PostAsync(Path("doubt", id, "settlement"), new { arrived = true, reason = "" });
        using var auditor = app.Officer(CallerRoles.Auditor);
        using var forbidden = await auditor.PostAsJsonAsync(Path("doubt", id, "settlement"), new { arrived = true, reason = "I say so." });
        using var settled = await app.PostAsync(Path("doubt", id, "settlement"), new { arrived = true, reason = "The mission confirmed it by telephone." });
        using var repeated = await app.PostAsync(Path("doubt", id, "settlement"), new { arrived = true, reason = "The mission confirmed it by telephone." });
        using var other = await app.PostAsync(Path("doubt", id, "settlement"), new { arrived = false, reason = "It did not." });

        Assert.Equal(
            [HttpStatusCode.UnprocessableEntity, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict],
            new[] { silent, forbidden, settled, repeated, other }.Select(answer => answer.StatusCode));
        Assert.Empty(Contacts(await app.GetAsync("/api/mandates/doubt/notices?troubled=true")));
        Assert.Equal((1, 0), (inDoubt, await UnconfirmedAsync("doubt")));
    }

    [Fact]
    public async Task One_that_the_provider_reports_as_delivered_is_in_doubt_no_more()
    {
        var id = await DoubtfulAsync("proved");
        var mail = app.Host.Host.Mail.Mails.Last(m => m.Notice == id);
        var events = app.Service<DeliveryEvents>();

        await events.PostAsync(DeliveryEvents.Body(events.Of(mail, "delivered")));

        var notice = (await app.GetAsync("/api/mandates/proved/notices?reason=meetingInvitation&contact=ec.mission"))[0];
        Assert.Equal(("accepted", "delivered"), (notice.GetProperty("outcome").GetString(), notice.GetProperty("delivery").GetString()));
        Assert.Empty(Contacts(await app.GetAsync("/api/mandates/proved/notices?troubled=true")));
    }

    [Fact]
    public async Task One_that_did_not_arrive_is_sent_again_by_a_person_and_settled_with_that()
    {
        var id = await DoubtfulAsync("again");

        using var sent = await app.PostAsync(Path("again", id, "again"), new { reason = "The mission has not seen it." });
        using var unknown = await app.PostAsync(Path("again", new('0', 40), "again"), new { reason = "The mission has not seen it." });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.NotFound), (sent.StatusCode, unknown.StatusCode));
        Assert.Empty(Contacts(await app.GetAsync("/api/mandates/again/notices?troubled=true")));
        var mails = app.Host.Host.Mail.Mails.Where(m => m.To == "mission.ec@missions.example" && NoticeId.IsOf(m.Notice!, new("again")) && m.Attachment is not null).ToArray();
        Assert.Equal(2, mails.Length);
        Assert.Equal(2, mails.Select(m => m.Notice).Distinct().Count());
    }

    [Theory]
    [InlineData("en", "Invitation to a meeting")]
    [InlineData("es", "Invitación a una reunión")]
    [InlineData("fr", "Invitation à une réunion")]
    [InlineData("pt", "Convite para uma reunião")]
    public async Task Its_page_shows_the_notices_of_a_state_in_the_visitors_language(string language, string invitation)
    {
        await InvitedAsync("filters", states: 3);
        using var officer = app.Officer(CallerRoles.Auditor);
        officer.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var html = WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri("/mandates/filters/outbox?state=ar&reason=meetingInvitation", UriKind.Relative)));

        Assert.Contains($"{invitation}</td>", html, StringComparison.Ordinal);
        Assert.Contains("ar.mission", html, StringComparison.Ordinal);
        Assert.DoesNotContain("ag.mission", html, StringComparison.Ordinal);
        Assert.DoesNotContain("method=\"post\" action=\"/mandates/filters/outbox", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_its_page_the_secretariat_settles_what_is_in_doubt_and_is_told_what_is_wrong()
    {
        var id = await DoubtfulAsync("by-form");
        const string page = "/mandates/by-form/outbox?troubled=true";

        using var http = await app.EnterAsync(CallerRoles.Secretariat);
        var doubtful = WebUtility.HtmlDecode(await http.GetStringAsync(new Uri($"{page}&language=pt", UriKind.Relative)));
        using var silent = await http.SubmitAsync(page, $"/mandates/by-form/outbox/{id}?troubled=true", ("act", "lost"), ("reason", " "));
        using var settled = await http.SubmitAsync(page, $"/mandates/by-form/outbox/{id}?troubled=true", ("act", "lost"), ("reason", "The mission says so."));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (silent.StatusCode, settled.StatusCode));
        Assert.Contains("O provedor não respondeu.", doubtful, StringComparison.Ordinal);
        Assert.Contains("Indique o motivo", WebUtility.HtmlDecode(await silent.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains(id, await silent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.EndsWith("/outbox?troubled=true&done=lost", settled.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("failed", (await app.GetAsync("/api/mandates/by-form/notices?contact=ec.mission&reason=meetingInvitation"))[0].GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("The provider answered 503.", "O provedor respondeu 503.")]
    [InlineData("Interrupted while it was sent.", "Interrompido durante o envio.")]
    [InlineData("14c5d75ce93.dfd.64b469", "14c5d75ce93.dfd.64b469")]
    public void Why_a_notice_failed_is_kept_in_english_and_said_in_the_visitors_language(string kept, string said)
    {
        var notice = new Domain.Mail.Notice { Id = "", Key = "", At = default, Reason = default, Contact = "", Language = default, Detail = kept };

        Assert.Equal(said, Pages.Shared.Texts.In(Language.Portuguese).Say(notice.Words!));
    }

    [Fact]
    public void Whatever_becomes_of_a_notice_the_page_has_words_for_it() =>
        Assert.All(Enum.GetNames<Domain.Mail.Delivery>(), name => Assert.Contains($"delivery.{char.ToLowerInvariant(name[0])}{name[1..]}", Pages.Shared.Texts.In(default).Keys));

    private async Task InvitedAsync(string mandate, int states)
    {
        await app.StartAsync(mandate, states);
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2011, 12, 8)));
    }

    private async Task<int> UnconfirmedAsync(string mandate) =>
        (await app.GetAsync($"/api/mandates/{mandate}/status")).GetProperty("notices").GetProperty("unconfirmed").GetInt32();

    /// <summary>The id of the first mission's invitation, which the provider took without answering.</summary>
    private async Task<string> DoubtfulAsync(string mandate)
    {
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2011, 12, 8)));
        app.SetProvider(new(Fault.AcceptAndDrop));
        await app.StartAsync(mandate, states: 1);
        app.SetProvider(new(Fault.None));
        await app.AdvanceToAsync(app.Now + Duration.FromDays(1));
        return (await app.GetAsync($"/api/mandates/{mandate}/notices?troubled=true"))[0].GetProperty("id").GetString()!;
    }

    private static string Path(string mandate, string notice, string what) => $"/api/mandates/{mandate}/notices/{notice}/{what}";

    private static IEnumerable<string> Contacts(JsonElement notices) => notices.EnumerateArray().Select(n => n.GetProperty("contact").GetString()!);
}
