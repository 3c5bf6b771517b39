using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Web.Access;

/// <summary>One kind of caller, as it reaches the mandate and the state of the matrix.</summary>
public sealed record MatrixCaller(string Name, HttpClient Http, CallerRoles Roles)
{
    public bool IsOfTheMandate { get; init; } = true;
    public bool IsOfTheState { get; init; } = true;
    public bool IsConfirmed { get; init; } = true;
}

/// <summary>Two mandates with participants of every kind, and links in every condition.</summary>
public sealed class MatrixApp : RunningApp
{
    public IReadOnlyList<MatrixCaller> Callers { get; private set; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await StartAsync("elsewhere", states: 3);
        await StartDispatchedAsync("matrix", states: 3);
        await FocalPointAsync("matrix", "ag", "one@ag.example");
        await NameAsync("ag", "focal-points", new { name = "Two", email = "two@ag.example", language = "en" });
        await FocalPointAsync("matrix", "ag", "three@ag.example");
        await AuthorityAsync("ag.mispa.1", "MISPA", "four@ag.example");
        await AuthorityAsync("ag.remja.1", "REMJA", "five@ag.example");
        await AuthorityAsync("ag.remja.2", "REMJA", "six@ag.example");
        await FocalPointAsync("matrix", "ar", "one@ar.example");
        using var reply = await ReplyAsync("matrix", "ag", [1]);
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);

        var revoked = await SessionAsync("matrix", "ag.remja.1");
        await PostOkAsync("/api/mandates/matrix/participants/ag.remja.1/link/revocation", new { reason = "lost" });
        var ended = await SessionAsync("matrix", "ag.3");
        await PostOkAsync("/api/mandates/matrix/participants/ag.3/end", new { reason = "left" });
        await PostOkAsync("/api/mandates/matrix/participants/ag.remja.2/link", new { reason = "short visit", until = "2012-01-13" });
        var expired = await SessionAsync("matrix", "ag.remja.2");
        await AdvanceToAsync(At(2012, 1, 14, 12));

        Callers =
        [
            new("a stranger", Stranger(), CallerRoles.Anyone),
            new("the secretariat", await SessionAsync(CallerRoles.Secretariat), CallerRoles.Secretariat),
            new("the chair", await SessionAsync(CallerRoles.Chair), CallerRoles.Chair),
            new("the auditor", await SessionAsync(CallerRoles.Auditor), CallerRoles.Auditor),
            new("the mission", await SessionAsync("matrix", "ag.mission"), CallerRoles.Mission),
            new("a focal point", await SessionAsync("matrix", "ag.1"), CallerRoles.FocalPoint),
            new("an authority", await SessionAsync("matrix", "ag.mispa.1"), CallerRoles.Authority),
            new("a focal point that has not confirmed", await SessionAsync("matrix", "ag.2"), CallerRoles.FocalPoint) { IsConfirmed = false },
            new("the mission of another state", await SessionAsync("matrix", "ar.mission"), CallerRoles.Mission) { IsOfTheState = false },
            new("a focal point of another state", await SessionAsync("matrix", "ar.1"), CallerRoles.FocalPoint) { IsOfTheState = false },
            new("the same mission in another mandate", await SessionAsync("elsewhere", "ag.mission"), CallerRoles.Mission) { IsOfTheMandate = false },
            new("one whose link was revoked", revoked, CallerRoles.Anyone),
            new("one whose link has expired", expired, CallerRoles.Anyone),
            new("one whose term has ended", ended, CallerRoles.Anyone),
            new("one with an altered cookie", WithCookie(Tampered(await CookieAsync(await CodeAsync("matrix", "ag.mission")))), CallerRoles.Anyone),
        ];
    }

    private async Task AuthorityAsync(string id, string process, string email)
    {
        await NameAsync("ag", "authorities", new { process, name = "Authority", email, language = "en" });
        using var authority = await SessionAsync("matrix", id);
        using var confirmed = await authority.PostAsJsonAsync("/api/mandates/matrix/confirmation", new { });
        Assert.Equal(HttpStatusCode.NoContent, confirmed.StatusCode);
    }

    private Task NameAsync(string state, string what, object naming) => PostOkAsync($"/api/mandates/matrix/states/{state}/{what}", naming);

    private async Task PostOkAsync(string path, object body)
    {
        using var answer = await PostAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpClient> SessionAsync(string mandate, string participant) =>
        WithCookie(await CookieAsync(await CodeAsync(mandate, participant)));

    private async Task<HttpClient> SessionAsync(CallerRoles role)
    {
        using var officer = Officer(role);
        return WithCookie(await CookieAsync(officer.DefaultRequestHeaders.Authorization!.Parameter!));
    }

    // Always the same cookie, whatever the answers say: one function of the matrix ends sessions.
    private HttpClient WithCookie(string cookie)
    {
        var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        return http;
    }

    private static string Tampered(string cookie)
    {
        var middle = cookie.Length / 2;
        return $"{cookie[..middle]}{(cookie[middle] == 'A' ? 'B' : 'A')}{cookie[(middle + 1)..]}";
    }

    private async Task<string> CookieAsync(string code)
    {
        using var http = Stranger();
        using var answer = await http.PostAsJsonAsync("/api/session", new CodeGiven(code), ApiJson.Options);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
