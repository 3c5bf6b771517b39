using System.Text.RegularExpressions;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Status;

public sealed partial class LongBoardTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const int Mandates = 302;
    private const int Most = 100 * 1024;

    [Fact]
    public async Task The_board_of_302_mandates_comes_in_pages_of_at_most_100_KB()
    {
        await FillAsync();
        using var officer = await app.EnterAsync(CallerRoles.Secretariat);

        var (api, onApi) = await WalkAsync(app.Http, "/api/mandates", html => JsonSerializer.Deserialize<JsonElement>(html).EnumerateArray().Select(m => $"{m.GetProperty("id")}"));
        var (pages, onPages) = await WalkAsync(officer, "/?language=fr", html => html.Split("<h2><a href=\"/mandates/").Skip(1).Select(line => line.Split('"')[0]));

        Assert.All(api.Concat(pages), bytes => Assert.InRange(bytes, 1, Most));
        Assert.Equal(Mandates, onApi.Distinct().Count());
        Assert.Equal(onApi.Order(StringComparer.Ordinal), onPages.Order(StringComparer.Ordinal));
    }

    // The same mandate under other ids, as the index has it.
    private async Task FillAsync()
    {
        await app.StartDispatchedAsync("first", states: 5);
        var index = app.Service<MandateIndex>();
        var current = await app.Service<MandateStore>().GetAsync(new("first"), CancellationToken.None);
        var outlook = Outlook.At(app.Now, current.Plan, current.Record);
        for (var n = 2; n <= Mandates; n++)
        {
            var plan = current.Plan with { Mandate = current.Plan.Mandate with { Id = new($"mandate-{n}") } };
            await index.WriteAsync(current with { Plan = plan }, outlook, CancellationToken.None);
            await index.NoteTroubledAsync(plan.Mandate.Id, n % 3, CancellationToken.None);
        }
    }

    private static async Task<(List<int> Bytes, List<string> Ids)> WalkAsync(HttpClient http, string path, Func<string, IEnumerable<string>> idsOf)
    {
        var (bytes, ids) = (new List<int>(), new List<string>());
        for (string? next = path; next is not null;)
        {
            using var answer = await http.GetAsync(new Uri(next, UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            bytes.Add(Encoding.UTF8.GetByteCount(text));
            ids.AddRange(idsOf(text));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1]
                : More().Match(text) is { Success: true } more ? WebUtility.HtmlDecode(more.Groups[1].Value) : null;
        }

        return (bytes, ids);
    }

    [GeneratedRegex("href=\"(/[^\"]*)\">Autres mandats<")]
    private static partial Regex More();
}
