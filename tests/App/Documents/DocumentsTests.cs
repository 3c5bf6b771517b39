using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Documents;

[Collection(nameof(RehearsedMandate))]
public sealed class DocumentsTests(RehearsedMandate rehearsed)
{
    private string Mandate => rehearsed.Plan.Mandate.Id;

    [Fact]
    public async Task Every_document_has_its_symbol_and_each_of_its_forms_is_there()
    {
        using var http = rehearsed.Host.CreateClient(CallerRoles.Secretariat);
        var documents = (await http.GetFromJsonAsync<JsonElement>($"/api/mandates/{Mandate}/documents")).EnumerateArray().ToArray();

        Assert.Equal(
            ["package", "resolution", "summaryRecord", "negotiatingText", "draft", "compilation", "information", "workPlan"],
            documents.Select(d => d.GetProperty("kind").GetString()).Distinct());
        Assert.All(documents, d => Assert.False(string.IsNullOrEmpty(d.GetProperty("symbol").GetString())));
        // One of each kind: that of the others is written in the same way.
        foreach (var form in documents.DistinctBy(d => d.GetProperty("kind").GetString()).SelectMany(d => d.GetProperty("forms").EnumerateArray()))
        {
            using var answer = await http.GetAsync(new Uri(form.GetProperty("address").GetString()!, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, form.ToString());
        }
    }

    [Fact]
    public async Task A_delegation_does_not_see_what_is_for_officers_and_reaches_all_that_it_sees()
    {
        using var http = await EnterAsync();
        var documents = (await http.GetFromJsonAsync<JsonElement>($"/api/mandates/{Mandate}/documents")).EnumerateArray().ToArray();

        Assert.DoesNotContain(documents, d => d.GetProperty("forOfficersOnly").GetBoolean());
        Assert.Contains(documents, d => d.GetProperty("kind").GetString() == "compilation" && d.GetProperty("forms")[0].GetProperty("address").GetString()!.EndsWith("?shared=true", StringComparison.Ordinal));
        foreach (var address in documents.DistinctBy(d => d.GetProperty("kind").GetString()).Select(d => d.GetProperty("forms")[0].GetProperty("address").GetString()))
        {
            using var answer = await http.GetAsync(new Uri(address!, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, address);
        }
    }

    [Fact]
    public async Task What_came_after_the_last_visit_is_new_and_stays_so_while_it_is_read()
    {
        using var officer = rehearsed.Host.CreateClient(CallerRoles.Chair);
        // The cookie is the test's own.
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = officer.BaseAddress };
        http.DefaultRequestHeaders.Authorization = officer.DefaultRequestHeaders.Authorization;
        var documents = (await http.GetFromJsonAsync<JsonElement>($"/api/mandates/{Mandate}/documents?since=2012-04-01T00:00:00Z")).EnumerateArray()
            .ToLookup(d => d.GetProperty("isNew").GetBoolean(), d => d.GetProperty("at").GetString());
        Assert.All(documents[true], at => Assert.True(string.CompareOrdinal(at, "2012-04") > 0, at));
        Assert.All(documents[false], at => Assert.True(string.CompareOrdinal(at, "2012-04") < 0, at));
        Assert.NotEmpty(documents[true]);

        var visited = NodaTime.Instant.FromUtc(2012, 4, 1, 0, 0).ToUnixTimeSeconds();
        Assert.DoesNotContain("class=\"fresh\"", await PageAsync(http, null), StringComparison.Ordinal);
        Assert.Contains("class=\"fresh\"", await PageAsync(http, $".{visited}"), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"fresh\"", await PageAsync(http, "nonsense.999999999999999999999"), StringComparison.Ordinal);
        using var wrong = await http.GetAsync(new Uri($"/api/mandates/{Mandate}/documents?since=yesterday", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private async Task<string> PageAsync(HttpClient http, string? seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/mandates/{Mandate}/documents");
        if (seen is not null)
        {
            request.Headers.Add("Cookie", $"seen-{Mandate}={seen}");
        }

        using var answer = await http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpClient> EnterAsync()
    {
        var http = new HttpClient { BaseAddress = rehearsed.Host.Host.Address };
        var services = rehearsed.Host.Host.Services;
        var current = await ((Functions.Record.MandateStore)services.GetService(typeof(Functions.Record.MandateStore))!).GetAsync(new(Mandate), CancellationToken.None);
        var code = ((LinkCodes)services.GetService(typeof(LinkCodes))!).Of(new(Mandate), Mandates.Domain.Participants.Link.Of(new("ar.mission"), current.Plan, current.Record));
        using var answer = await http.PostAsJsonAsync("/api/session", new CodeGiven(code), Functions.Web.ApiJson.Options);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return http;
    }
}
