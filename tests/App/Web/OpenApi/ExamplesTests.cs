using System.Security.Cryptography;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Web.OpenApi;

public sealed class ExamplesTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Mandate = "ag-dec-66";

    private static readonly byte[] Annex = Files.LargePdf(1000);

    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
    {
        ["../../functions/Local/Plans/ag-dec-66.json"] = WorkPlanJson.Write(OfThePresent(RunningApp.Plan(Mandate, states: 34))),
        ["./reply.pdf"] = Files.LargePdf(900),
        ["./annex.part1"] = Annex,
        ["./draft.md"] = Encoding.UTF8.GetBytes("# Plan of Action {#p1}\n\nTo act at once. {#p2}"),
    };

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal)
    {
        ["\"length\": 20000000"] = $"\"length\": {Annex.Length}",
        ["\"SHA256\""] = $"\"{Convert.ToHexStringLower(SHA256.HashData(Annex))}\"",
    };

    // One after the other, as somebody would who follows them through a mandate.
    [Fact]
    public async Task Every_example_is_answered_as_it_says()
    {
        values["secretariat.TOKEN"] = app.Host.LinkOf(CallerRoles.Secretariat).Fragment[1..];
        using var http = app.Stranger();
        foreach (var example in HttpExample.Of("mandates.http"))
        {
            await (example.Title.StartsWith("What the first", StringComparison.Ordinal) ? app.AdvanceToAsync(RunningApp.At(2011, 12, 15, 12)) : Task.CompletedTask);
            await SendAsync(http, example);
        }

        await app.AdvanceToAsync(RunningApp.At(2012, 1, 13, 10));
        await app.PutOkAsync($"/api/mandates/{Mandate}/questionnaire", OneQuestion);
        values["CODE"] = await app.CodeAsync(Mandate, "ag.mission");
        foreach (var example in HttpExample.Of("participant.http"))
        {
            using var focalPoint = example.Title.EndsWith("as the focal point", StringComparison.Ordinal) ? await app.EnterAsync(Mandate, "ag.1") : null;
            await SendAsync(focalPoint ?? http, example);
        }

        await app.AdvanceToAsync(RunningApp.At(2012, 3, 29, 12));
        values["CODE"] = app.Host.LinkOf(CallerRoles.Chair).Fragment[1..];
        using var participant = await app.EnterAsync(Mandate, "ag.mission");
        foreach (var example in HttpExample.Of("negotiation.http"))
        {
            await SendAsync(participant, example);
        }
    }

    private async Task SendAsync(HttpClient http, HttpExample example)
    {
        using var request = example.Request(values, files);
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        await app.SettleAsync();
        Assert.True(answer.IsSuccessStatusCode || example.Title.Contains($"{(int)answer.StatusCode}", StringComparison.Ordinal), $"{example.Title}: {answer.StatusCode} {body}");
        Remember(answer, body);
    }

    // What the next examples name.
    private void Remember(HttpResponseMessage answer, string body)
    {
        if (answer.Headers.ETag is { } tag)
        {
            values["\"ETAG\""] = tag.Tag;
        }

        if (answer.Content.Headers.ContentType?.MediaType != "application/json" || JsonDocument.Parse(body).RootElement is not { ValueKind: JsonValueKind.Object } json)
        {
            return;
        }

        Keep("NUMBER", json, "number");
        Keep("UPLOAD", json, "id");
        if (json.TryGetProperty("contribution", out var contribution))
        {
            Keep("ID", contribution, "id");
        }

        if (json.TryGetProperty("paragraphs", out var paragraphs))
        {
            Keep("SHA256-OF-THE-PARAGRAPH", paragraphs[1], "sha256");
        }
    }

    private void Keep(string word, JsonElement json, string field)
    {
        if (json.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String)
        {
            values[word] = value.GetString()!;
        }
    }

    // The fewer states, the sooner it is through.
    private static WorkPlan OfThePresent(WorkPlan plan)
    {
        var present = HttpExample.Of("mandates.http").SelectMany(example => example.Lines).Single(line => line.Contains("\"present\"", StringComparison.Ordinal));
        return plan with { States = [.. plan.States.Where(state => present.Contains($"\"{state.Id}\"", StringComparison.Ordinal))] };
    }

    private static readonly object Words = new { en = "Is there an authority?", es = "¿Hay una autoridad?", fr = "Y a-t-il une autorité ?", pt = "Há uma autoridade?" };

    private static readonly object OneQuestion = new
    {
        title = Words,
        sections = new[] { new { title = Words, questions = new[] { new { number = "1", kind = "text", text = Words } } } },
    };
}
