using Mandates.Functions.Access;

namespace Mandates.App.Tests.Submission;

/// <summary>Apart from the other submission: it moves the clock to its own last meeting.</summary>
public sealed class AcknowledgementFormTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Page = "/mandates/received/acknowledgements";

    [Fact]
    public async Task A_body_has_the_package_once_its_reference_is_kept_by_the_form_and_then_it_is_the_turn_of_the_session()
    {
        await ApprovedAsync();
        using var http = await app.EnterAsync(Who.Secretariat);
        (string, string)[] fields = [("body", "mandatedBody"), ("reference", "CP/doc.<4711>")];

        using var preview = await http.SubmitAsync(Page, Page, [("step", "preview"), .. fields]);
        var shown = await TextAsync(preview);
        using var kept = await http.SubmitAsync(Page, Page, [("step", "confirm"), .. fields]);
        await app.SettleAsync();
        var after = await TextAsync(kept);
        var later = WebUtility.HtmlDecode(await http.GetStringAsync(new Uri(Page, UriKind.Relative)));

        Assert.Contains("Keep the acknowledgement", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Acknowledged with the reference", shown, StringComparison.Ordinal);
        Assert.Contains("The acknowledgement is kept.", after, StringComparison.Ordinal);
        Assert.Contains("Acknowledged with the reference <bdi>CP/doc.<4711></bdi>", after, StringComparison.Ordinal);
        Assert.Contains("id=\"reference-session\"", later, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"reference-mandatedBody\"", later, StringComparison.Ordinal);
    }

    private async Task ApprovedAsync()
    {
        await app.StartDispatchedAsync("received", states: 3);
        await app.ReplyAsync("received", "ag", [1, 2, 3]);
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 1));
        using var draft = await app.Http.PostAsync(new Uri("/api/mandates/received/drafts", UriKind.Relative), new StringContent("# Plan\n\nTo meet."));
        draft.EnsureSuccessStatusCode();
        await app.AdvanceToAsync(RunningApp.At(2012, 4, 19, 12));
        await app.PutOkAsync("/api/mandates/received/meetings/formal-2012-04-19", new
        {
            present = new[] { "ag", "ar", "ec" },
            decisions = new[] { "approveDraft", "approveResolution" },
        });
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
