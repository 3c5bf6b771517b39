namespace Mandates.App.Tests.Status;

public class LanguageTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("en", "The adoption of the work plan", "Reminder of the formal meeting of 15 December 2011")]
    [InlineData("es", "La aprobación del plan de trabajo", "Recordatorio de la reunión formal del 15 de diciembre de 2011")]
    [InlineData("fr", "L’adoption du plan de travail", "Rappel de la réunion formelle du 15 décembre 2011")]
    [InlineData("pt", "A aprovação do plano de trabalho", "Lembrete da reunião formal de 15 de dezembro de 2011")]
    public async Task The_page_of_a_mandate_speaks_the_language_that_is_asked_for(string language, string waiting, string act)
    {
        await app.StartAsync($"in-{language}", states: 2);

        var html = WebUtility.HtmlDecode(await app.Http.GetStringAsync(new Uri($"/mandates/in-{language}?language={language}", UriKind.Relative)));

        Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
        Assert.Contains(waiting, html, StringComparison.Ordinal);
        Assert.Contains(act, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_once_chosen_stays_on_every_page_and_the_browsers_is_taken_until_then()
    {
        using var visitor = app.Stranger();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("pt-BR");

        var before = await visitor.GetStringAsync(new Uri("/enter", UriKind.Relative));
        await visitor.GetStringAsync(new Uri("/enter?language=fr", UriKind.Relative));
        var after = await visitor.GetStringAsync(new Uri("/enter", UriKind.Relative));

        Assert.Contains("<html lang=\"pt\"", before, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\"", after, StringComparison.Ordinal);
        Assert.Contains("href=\"/enter?language=es\" lang=\"es\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_participant_reads_in_the_language_of_the_state_until_another_is_chosen()
    {
        await app.StartOpenAsync("spoken", states: 4);
        using var ecuador = await app.EnterAsync("spoken", "ec.mission");

        var usual = await ecuador.GetStringAsync(new Uri("/mandates/spoken", UriKind.Relative));
        var chosen = await ecuador.GetStringAsync(new Uri("/?language=en", UriKind.Relative));

        Assert.Contains("<html lang=\"es\"", usual, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", chosen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_focal_point_reads_every_page_in_its_own_language_before_that_of_its_state()
    {
        await app.StartDispatchedAsync("own-words", states: 4);
        using var mission = await app.EnterAsync("own-words", "ec.mission");
        using var named = await mission.PostAsJsonAsync(
            "/api/mandates/own-words/states/ec/focal-points", new { name = "Paul Petit", email = "paul@example.org", language = "fr" });
        var id = (await named.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        using var focalPoint = await app.EnterAsync("own-words", id);
        focalPoint.DefaultRequestHeaders.AcceptLanguage.ParseAdd("pt-BR");
        using var confirmed = await focalPoint.SubmitAsync("/mandates/own-words/states/ec", "/mandates/own-words/states/ec/confirmation");

        Assert.Contains("<html lang=\"fr\"", await confirmed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var page in (string[])["", "/states/ec", "/states/ec/reply", "/negotiation", "/documents", "/community"])
        {
            Assert.Contains("<html lang=\"fr\"", await focalPoint.GetStringAsync(new Uri($"/mandates/own-words{page}", UriKind.Relative)), StringComparison.Ordinal);
        }

        Assert.StartsWith("<!doctype html>\n<html lang=\"fr\"", (await focalPoint.GetStringAsync(new Uri("/api/mandates/own-words/resolution/print", UriKind.Relative))).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"es\"", await mission.GetStringAsync(new Uri("/mandates/own-words", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", await focalPoint.GetStringAsync(new Uri("/mandates/own-words?language=en", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", await focalPoint.GetStringAsync(new Uri("/mandates/own-words/states/ec/reply", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_delegation_leads_to_all_that_a_participant_can_read()
    {
        await app.StartOpenAsync("led", states: 4);
        using var ecuador = await app.EnterAsync("led", "ec.mission");

        var html = await ecuador.GetStringAsync(new Uri("/mandates/led/states/ec", UriKind.Relative));

        Assert.Contains("href=\"/mandates/led/states/ec\" aria-current=\"page\"", html, StringComparison.Ordinal);
        foreach (var page in (string[])["", "/work-plan", "/states/ec/reply", "/negotiation", "/documents", "/community", "/community#calendar"])
        {
            Assert.Contains($"<li><a href=\"/mandates/led{page}\"", html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("href=\"/mandates/led/audit\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_is_told_in_the_visitors_language()
    {
        await app.StartAsync("refused", states: 2);
        using var auditor = app.Officer(Functions.Web.Access.CallerRoles.Auditor);
        auditor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es");

        using var answer = await auditor.PostAsync(new Uri("/mandates/refused/outbox/none", UriKind.Relative), null);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Esto no corresponde a su función", html, StringComparison.Ordinal);
        Assert.Contains("Corresponde a: la Secretaría.", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>Auditoría</bdi>", html, StringComparison.Ordinal);
    }
}
