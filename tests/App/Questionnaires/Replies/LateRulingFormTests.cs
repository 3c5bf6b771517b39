using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Questionnaires.Replies;

/// <summary>Apart from the other forms: it moves the clock past the deadline.</summary>
public sealed class LateRulingFormTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task The_chair_rules_on_a_late_reply_and_sees_it_first()
    {
        await app.StartDispatchedAsync("late", states: 3);
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 2, 25)));
        using var late = await app.ReplyAsync("late", "ar", [1, 2, 3]);
        Assert.True(late.IsSuccessStatusCode);
        using var http = await app.EnterAsync(CallerRoles.Chair);
        const string page = "/mandates/late/late-replies";
        (string, string)[] fields = [("reply", "ar-1"), ("kind", "accept"), ("reason", "The courier was late.")];

        using var bare = await http.SubmitAsync(page, page, ("step", "preview"), ("reply", "ar-1"), ("kind", "accept"), ("reason", ""));
        using var preview = await http.SubmitAsync(page, page, [("step", "preview"), .. fields]);
        using var kept = await http.SubmitAsync(page, page, [("step", "confirm"), .. fields]);
        using var secretariat = await app.EnterAsync(CallerRoles.Secretariat);
        var read = await secretariat.GetStringAsync(new Uri(page, UriKind.Relative));
        using var forbidden = await secretariat.SubmitAsync(page, page, [("step", "confirm"), .. fields]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        Assert.Contains("The next compilation reproduces it with the others.", await TextAsync(preview), StringComparison.Ordinal);
        Assert.Contains("The ruling is recorded", await TextAsync(kept), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"kind\"", read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
