namespace Mandates.App.Tests.Web.Access;

public class FormTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Without_script_the_printed_code_is_pasted_and_leads_to_the_delegations_page()
    {
        await app.StartAsync("pasted");
        using var http = app.Stranger();

        using var page = await http.SubmitAsync("/enter", "/enter", ("code", $"  {await app.CodeAsync("pasted", "ar.mission")}\r\n"));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("/mandates/pasted/states/ar", page.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_wrong_code_says_so_on_the_same_page_in_the_visitors_language()
    {
        using var http = app.Stranger();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("pt-BR,en;q=0.5");

        using var page = await http.SubmitAsync("/enter", "/enter", ("code", "wrong"));
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("Este código não é válido.", html, StringComparison.Ordinal);
        Assert.Contains("lang=\"pt\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mission_names_a_focal_point_and_the_focal_point_confirms_by_page()
    {
        await app.StartAsync("by-form");
        using var mission = await app.EnterAsync("by-form", "ag.mission");
        const string page = "/mandates/by-form/states/ag";

        using var named = await mission.SubmitAsync(page, $"{page}/participants",
            ("kind", ""), ("name", "Ana O'Souza"), ("email", "ana@ag.example"), ("language", "es"), ("replaces", ""));
        using var person = await app.EnterAsync("by-form", "ag.1");
        using var confirmed = await person.SubmitAsync(page, $"{page}/confirmation");
        var html = await confirmed.Content.ReadAsStringAsync();

        Assert.EndsWith("done=named", named.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
        Assert.Contains("lang=\"es\"", html, StringComparison.Ordinal);
        Assert.Contains("Ana O&#x27;Souza", html, StringComparison.Ordinal);
        Assert.True((await person.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("confirmed").GetBoolean());
    }

    [Fact]
    public async Task What_is_refused_is_explained_and_what_was_typed_is_not_lost()
    {
        await app.StartAsync("refused");
        using var mission = await app.EnterAsync("refused", "ag.mission");

        using var answer = await mission.SubmitAsync("/mandates/refused/states/ag", "/mandates/refused/states/ag/participants",
            ("kind", ""), ("name", "Ana Souza"), ("email", "no address"), ("language", "pt"), ("replaces", ""));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Give an e-mail address such as name@example.org.", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Ana Souza\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"no address\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task What_a_form_elsewhere_could_send_is_refused_without_our_token(string? contentType)
    {
        await app.StartAsync("forged");
        using var mission = await app.EnterAsync("forged", "ag.mission");
        using var content = new ByteArrayContent("""{"name":"Mallory","email":"mallory@evil.example","language":"en"}"""u8.ToArray());
        content.Headers.ContentType = contentType is null ? null : System.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType);

        using var answer = await mission.PostAsync(new Uri("/api/mandates/forged/states/ag/focal-points", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The form is no longer valid.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_the_browser_says_is_from_another_site_is_refused()
    {
        await app.StartAsync("cross-site");
        using var mission = await app.EnterAsync("cross-site", "ag.mission");
        mission.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await mission.PostAsJsonAsync("/api/mandates/cross-site/states/ag/focal-points", new { name = "Mallory", email = "mallory@evil.example", language = "en" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_that_another_visitor_was_given_does_not_do()
    {
        await app.StartAsync("swapped");
        using var mission = await app.EnterAsync("swapped", "ag.mission");
        using var other = await app.EnterAsync("swapped", "ar.mission");
        var stolen = await other.FormTokenAsync("/mandates/swapped/states/ar");
        await mission.FormTokenAsync("/mandates/swapped/states/ag");

        using var answer = await mission.PostAsync(
            new Uri("/mandates/swapped/states/ag/participants", UriKind.Relative),
            new FormUrlEncodedContent([new("token", stolen), new("name", "Mallory"), new("email", "mallory@evil.example"), new("language", "en")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Who_leaves_is_nobody_again()
    {
        await app.StartOpenAsync("left");
        using var mission = await app.EnterAsync("left", "ag.mission");

        using var page = await mission.SubmitAsync("/mandates/left", "/leave");

        Assert.Equal("/enter", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await mission.GetAsync(new Uri("/api/session", UriKind.Relative))).StatusCode);
    }
}
