using System.Globalization;
using System.Text.RegularExpressions;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using NJsonSchema;

namespace Mandates.App.Tests.Web.OpenApi;

[Collection(nameof(RehearsedMandate))]
public sealed class AnswersTests(RehearsedMandate rehearsed)
{
    private static readonly JsonObject Description = ApiDescription.Write();
    private readonly Dictionary<string, JsonSchema> schemas = [];

    [Fact]
    public async Task Every_answer_that_a_whole_mandate_was_given_is_one_that_the_description_promises()
    {
        await AskWhatNobodyAskedAsync();

        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in rehearsed.Answers.All)
        {
            var (path, operation) = OperationOf(answer);
            asked.Add($"{answer.Method} {path}");
            var promised = operation["responses"]![answer.Status.ToString(CultureInfo.InvariantCulture)];
            Assert.True(promised is not null, $"{answer} is not promised.");
            await AssertFitsAsync(answer, Resolved(promised));
        }

        // All that a rehearsal has a reason to ask.
        Assert.True(asked.Count >= 20, string.Join('\n', asked));
    }

    private async Task AskWhatNobodyAskedAsync()
    {
        using var http = rehearsed.Host.CreateClient(CallerRoles.Secretariat);
        var mandate = $"/api/mandates/{rehearsed.Plan.Mandate.Id}";
        string[] paths =
        [
            "/api/health", "/api/session", "/api/mandates", mandate + "/status", mandate + "/plan", mandate + "/participants", mandate + "/meetings",
            mandate + "/replies", mandate + "/contributions", mandate + "/notices", mandate + "/drafts/1", mandate + "/submission", mandate + "/audit?limit=5",
            mandate + "/audit/verify", "/api/mandates/none/status", mandate + "/drafts/99",
        ];
        foreach (var path in paths)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        }

        using var nothing = await http.PostAsJsonAsync("/api/mandates", new { });
        using var unknown = await http.PostAsJsonAsync("/api/session", new CodeGiven("unknown"));
        using var auditor = rehearsed.Host.CreateClient(CallerRoles.Auditor);
        using var forbidden = await auditor.PutAsJsonAsync(mandate + "/submission/acknowledgements/session", new { reference = "A" });
    }

    private static (string Path, JsonNode Operation) OperationOf(GivenAnswer answer)
    {
        var (path, operations) = Description["paths"]!.AsObject()
            .Single(p => Regex.IsMatch(answer.Path, $"^{Regex.Replace(Regex.Escape(p.Key), @"\\\{\w+}", "[^/]+")}$"));
        return (path, operations![answer.Method.ToLowerInvariant()]!);
    }

    private async Task AssertFitsAsync(GivenAnswer answer, JsonNode promised)
    {
        if (promised["content"]?[answer.MediaType ?? ""]?["schema"] is not { } schema)
        {
            Assert.True(promised["content"] is null ? answer.Body.Length == 0 : promised["content"]!["*/*"] is not null, $"{answer} is of another kind.");
            return;
        }

        if (!schemas.TryGetValue(schema.ToJsonString(), out var known))
        {
            // The validator looks for what is referred to among the definitions, and not from a root that refers itself.
            var alone = new JsonObject { ["allOf"] = new JsonArray(schema.DeepClone()), ["definitions"] = Description["components"]!["schemas"]!.DeepClone() };
            known = schemas[schema.ToJsonString()] = await JsonSchema.FromJsonAsync(alone.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal));
        }

        var wrong = known.Validate(answer.Body);
        Assert.True(wrong.Count == 0, $"{answer}\n{string.Join('\n', wrong)}");
    }

    private static JsonNode Resolved(JsonNode promised) =>
        promised["$ref"] is null ? promised : Description["components"]!["responses"]!["problem"]!;
}
