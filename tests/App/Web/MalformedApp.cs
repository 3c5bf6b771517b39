using Mandates.App.Tests.Questionnaires;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Web;

/// <summary>A mandate in which there is something of every kind, and its callers.</summary>
public sealed class MalformedApp : RunningApp
{
    private string focalPoint = "";

    /// <summary>A mission whose cookie is the same with every request: to enter again for each would be too often.</summary>
    public HttpClient Mission { get; private set; } = null!;

    // Each of many functions is called with each of many bodies, far faster than anybody may.
    protected override Dictionary<string, string?> Settings => new() { ["Access:ActsAtOnce"] = "10000", ["Access:ActsPerDay"] = "1000000" };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await StartDispatchedAsync("malformed", states: 3);
        await SampleQuestionnaire.PublishAsync(this, "malformed");
        using var draft = await Http.PostAsync(new Uri("/api/mandates/malformed/drafts", UriKind.Relative), new StringContent("To act. {#p1}\n\nTo meet. {#p2}"));
        Assert.True(draft.IsSuccessStatusCode, await draft.Content.ReadAsStringAsync());
        await SettleAsync();
        using var reply = await ReplyAsync("malformed", "ag", [1]);
        focalPoint = await FocalPointAsync("malformed", "ag", "one@ag.example");
        using var entered = await Stranger().PostAsJsonAsync("/api/session", new CodeGiven(await CodeAsync("malformed", "ag.mission")));
        Mission = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Http.BaseAddress };
        Mission.DefaultRequestHeaders.Add("Cookie", entered.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
    }

    /// <summary>One who may call the function of a page, and the token of its forms; an officer here needs none.</summary>
    public async Task<(HttpClient Http, string Token)> CallerOfAsync(CallerRoles allowed)
    {
        if ((allowed & CallerRoles.Officers) != 0 && !allowed.HasFlag(CallerRoles.Anyone))
        {
            return (Officer(allowed.HasFlag(CallerRoles.Secretariat) ? CallerRoles.Secretariat : CallerRoles.Chair), "");
        }

        var http = allowed.HasFlag(CallerRoles.Anyone) ? Stranger()
            : allowed.HasFlag(CallerRoles.Mission) ? await EnterAsync("malformed", "ag.mission")
            : await EnterAsync("malformed", focalPoint);
        return (http, await http.FormTokenAsync(allowed.HasFlag(CallerRoles.Anyone) ? "/enter" : "/mandates/malformed/states/ag"));
    }
}
