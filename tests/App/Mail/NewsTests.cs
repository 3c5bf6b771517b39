using Mandates.App.Tests.Community;
using Mandates.Functions.Mail;

namespace Mandates.App.Tests.Mail;

public sealed class NewsTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Who_chose_so_is_told_of_what_is_new_in_one_letter_a_day_and_of_the_rest_as_before()
    {
        var plan = await app.StartDispatchedAsync("news", states: 3);
        using var ag = await app.EnterAsync("news", "ag.mission");
        using var chosen = await ag.PutAsJsonAsync("/api/mandates/news/own-notices", new { rhythm = "daily" });
        using var again = await ag.PutAsJsonAsync("/api/mandates/news/own-notices", new { rhythm = "daily" });
        await app.AdvanceToAsync(app.Now + Duration.FromDays(1));
        using var one = await app.Http.LinkAsync("news", "https://www.oas.org/one");
        using var draft = await app.Http.PostAsync(new Uri("/api/mandates/news/drafts", UriKind.Relative), new StringContent("# Plan\n\nTo meet."));
        await app.SettleAsync();
        var planned = (await app.GetAsync("/api/mandates/news/notices/plan")).EnumerateArray().Count(n => $"{n.GetProperty("reason")}" == "news" && n.GetProperty("certain").GetBoolean());
        await app.AdvanceToAsync(app.Now + Duration.FromDays(3));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Created), (chosen.StatusCode, again.StatusCode, one.StatusCode, draft.StatusCode));
        Assert.Equal(1, planned);
        var notices = (await app.GetAsync("/api/mandates/news/notices")).EnumerateArray().ToLookup(n => $"{n.GetProperty("reason")}", n => $"{n.GetProperty("contact")}");
        Assert.Equal(["ag.mission"], notices["news"]);
        Assert.Equal(plan.States.Select(s => $"{s.Id}.mission").Where(id => id != "ag.mission").Order(StringComparer.Ordinal), notices["draftPublished"].Order(StringComparer.Ordinal));
        var letter = Assert.Single(app.Host.Host.Mail.Mails, m => m.Subject.EndsWith(": what is new", StringComparison.Ordinal) && NoticeId.IsOf(m.Notice!, new("news")));
        Assert.Contains("– NEWS/INF.1: Concept note (Secretariat)", letter.Text, StringComparison.Ordinal);
        Assert.Contains("– Draft NEWS/doc.1", letter.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await ag.GetFromJsonAsync<JsonElement>("/api/mandates/news/own-data")).GetProperty("rhythms").GetArrayLength());
    }

    [Fact]
    public async Task The_page_of_the_delegation_shows_what_was_chosen()
    {
        await app.StartAsync("chosen", states: 3);
        using var ag = await app.EnterAsync("chosen", "ag.mission");
        const string page = "/mandates/chosen/states/ag";

        using var saved = await ag.SubmitAsync(page, $"{page}/notices", ("rhythm", "weekly"));
        using var unknown = await ag.SubmitAsync(page, $"{page}/notices", ("rhythm", "never"));

        Assert.Matches("value=\"weekly\" required checked", await saved.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
