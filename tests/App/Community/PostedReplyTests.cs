using System.IO.Compression;
using Mandates.App.Tests.Questionnaires;
using Mandates.App.Tests.Questionnaires.Replies;
using Mandates.App.Tests.Submission;
using Mandates.App.Tests.Web.Access;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Community;

/// <summary>A mandate in which one state shares its reply, and another keeps it for the secretariat.</summary>
public sealed class PostedReplies : RunningApp
{
    public const string Mandate = "posted";

    public IReadOnlyList<(string Name, HttpClient Http, bool ReadsShared, bool ReadsKept)> Callers { get; private set; } = [];

    public HttpClient Other { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await StartAsync("next-door", states: 3);
        await StartDispatchedAsync(Mandate, states: 3);
        await SampleQuestionnaire.PublishAsync(this, Mandate);
        var (ag, ar) = (await EnterAsync(Mandate, "ag.mission"), await EnterAsync(Mandate, "ar.mission"));
        await SubmitAsync(ag, "ag", ReplyForms.Answers("Open ministry"), "open-annex.pdf");
        await SubmitAsync(ar, "ar", [.. ReplyForms.Answers("Hidden ministry"), ("visibility", "secretariat")], "hidden-annex.pdf");
        await SubmitAsync(ar, "ar", [.. ReplyForms.Answers("Hidden correction"), ("reason", "Hidden reason.")], null);
        await PackageSteps.ApproveAsync(this, Mandate);
        Other = await EnterAsync(Mandate, "ec.mission");
        Callers =
        [
            ("a stranger", Stranger(), false, false),
            ("the secretariat", Officer(CallerRoles.Secretariat), true, true),
            ("the chair", Officer(CallerRoles.Chair), true, true),
            ("the auditor", Officer(CallerRoles.Auditor), true, true),
            ("the state that shares", ag, true, false),
            ("the state that does not", ar, true, true),
            ("another state", Other, true, false),
            ("the same state elsewhere", await EnterAsync("next-door", "ar.mission"), false, false),
        ];
    }

    private static async Task SubmitAsync(HttpClient http, string state, (string, string)[] fields, string? file)
    {
        using var answer = await ReplyForms.SendAsync(http, Mandate, state, "submit", fields, file);
        Assert.StartsWith("/receipts/", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }
}

/// <summary>Every caller against what is shared and what is not: nothing that is not shared is seen, be it by name, by count or in a package.</summary>
public sealed class PostedReplyTests(PostedReplies app) : IClassFixture<PostedReplies>
{
    private const string Base = $"/mandates/{PostedReplies.Mandate}";

    [Theory]
    [InlineData("/mandates/posted/states/{0}/replies/1")]
    [InlineData("/api/mandates/posted/states/{0}/replies/1/files/1")]
    [InlineData("/api/mandates/posted/states/{0}/replies/1/files/2")]
    public async Task A_version_and_its_files_are_read_by_those_they_are_for_and_are_404_for_others(string address)
    {
        foreach (var caller in app.Callers)
        {
            Assert.Equal((caller.Name, Status(caller.ReadsShared), Status(caller.ReadsKept)), (caller.Name, await StatusAsync(caller.Http, "ag"), await StatusAsync(caller.Http, "ar")));
        }

        async Task<HttpStatusCode> StatusAsync(HttpClient http, string state)
        {
            using var answer = await http.GetAsync(new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, state), UriKind.Relative));
            return answer.StatusCode;
        }

        static HttpStatusCode Status(bool reads) => reads ? HttpStatusCode.OK : HttpStatusCode.NotFound;
    }

    [Fact]
    public async Task Whatever_another_state_may_read_holds_nothing_of_what_is_not_shared()
    {
        var addresses = MatrixTests.ReadByDelegations(PostedReplies.Mandate)
            .SelectMany(path => new[] { path, path.Replace("/states/ag", "/states/ar", StringComparison.Ordinal), path.Replace("/states/ag", "/states/ec", StringComparison.Ordinal) })
            .Append($"{Base}/states/ar/replies/2").Append($"{Base}/compilations?shared=false").Append($"{Base}?show=replied").Distinct();
        foreach (var address in addresses)
        {
            using var answer = await app.Other.GetAsync(new Uri(address, UriKind.Relative));
            HoldsNothing(address, await answer.Content.ReadAsByteArrayAsync());
            Assert.DoesNotContain("idden", answer.Headers.ETag?.Tag ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_community_lists_what_is_shared_and_says_who_else_has_replied()
    {
        var page = WebUtility.HtmlDecode(await app.Other.GetStringAsync(new Uri($"{Base}/community?language=en", UriKind.Relative)));
        var posted = (await app.Other.GetFromJsonAsync<JsonElement>($"/api{Base}/community/replies")).EnumerateArray().ToDictionary(p => p.GetProperty("state").GetString()!);

        Assert.Contains($"href=\"{Base}/states/ag/replies/1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Base}/states/ar/replies", page, StringComparison.Ordinal);
        Assert.Contains("has replied", page, StringComparison.Ordinal);
        Assert.Equal((true, 1), Counts("ag"));
        Assert.Equal((true, 0), Counts("ar"));
        Assert.Equal((false, 0), Counts("ec"));
        var versions = (await app.Other.GetFromJsonAsync<JsonElement>($"/api{Base}/status")).GetProperty("states").EnumerateArray().Select(s => s.GetProperty("versions").GetInt32());
        Assert.Equal([1, 1, 0], versions);

        (bool, int) Counts(string state) => (posted[state].GetProperty("hasReplied").GetBoolean(), posted[state].GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task There_are_two_compilations_and_officers_can_read_both()
    {
        using var officer = app.Officer(CallerRoles.Secretariat);
        var all = await officer.GetStringAsync(new Uri($"{Base}/compilations?language=en", UriKind.Relative));
        var shared = await officer.GetStringAsync(new Uri($"{Base}/compilations?language=en&shared=true", UriKind.Relative));
        var read = await app.Other.GetStringAsync(new Uri($"{Base}/compilations?language=en", UriKind.Relative));
        var documents = (await app.Other.GetFromJsonAsync<JsonElement>($"/api{Base}/documents")).ToString();
        var everything = (await officer.GetFromJsonAsync<JsonElement>($"/api{Base}/documents")).ToString();

        Assert.Contains("Hidden correction", all, StringComparison.Ordinal);
        foreach (var page in new[] { shared, read })
        {
            Assert.Contains("Open ministry", page, StringComparison.Ordinal);
            Assert.Contains("Replied, not shared with the member states", page, StringComparison.Ordinal);
            HoldsNothing("the compilation", Encoding.UTF8.GetBytes(page));
        }

        Assert.Contains("\"POSTED/doc.2 shared\"", documents, StringComparison.Ordinal);
        Assert.DoesNotContain("\"POSTED/doc.2\"", documents, StringComparison.Ordinal);
        Assert.Contains("\"POSTED/doc.2\"", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_package_has_receipt_and_note_in_place_of_what_is_not_shared()
    {
        var package = await app.Other.GetByteArrayAsync(new Uri($"/api{Base}/submission/package", UriKind.Relative));
        using var zip = new ZipArchive(new MemoryStream(package));
        var names = zip.Entries.Select(e => e.FullName).ToArray();

        Assert.Contains("replies/ag-1-2.pdf", names);
        Assert.Contains("replies/ar-1.secretariat.txt", names);
        Assert.Contains("replies/ar-2.secretariat.txt", names);
        Assert.DoesNotContain(names, name => name.StartsWith("replies/ar-", StringComparison.Ordinal) && !name.EndsWith(".secretariat.txt", StringComparison.Ordinal));
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await (await entry.OpenAsync()).CopyToAsync(bytes);
            HoldsNothing(entry.FullName, bytes.ToArray());
        }

        using var receipts = new StreamReader(await zip.GetEntry("replies/receipts.json")!.OpenAsync());
        var kept = JsonDocument.Parse(await receipts.ReadToEndAsync()).RootElement.EnumerateArray().Where(r => r.GetProperty("state").GetString() == "ar").ToArray();
        Assert.Equal(2, kept.Length);
        Assert.All(kept, r => Assert.Equal(64, r.GetProperty("sha256").GetString()!.Length));
        Assert.Null((await PackageVerifier.VerifyAsync(new MemoryStream(package), null, CancellationToken.None)).Fault);
    }

    [Fact]
    public async Task A_receipt_proves_a_reply_and_names_its_files_only_to_those_who_may_read_it()
    {
        var number = (await app.Http.GetFromJsonAsync<JsonElement>($"/api{Base}/replies")).EnumerateArray()
            .First(r => r.GetProperty("state").GetString() == "ar").GetProperty("number").GetString();
        foreach (var caller in app.Callers)
        {
            var page = await caller.Http.GetStringAsync(new Uri($"/receipts/{number}?language=en", UriKind.Relative));
            var api = await caller.Http.GetStringAsync(new Uri($"/api/receipts/{number}", UriKind.Relative));

            Assert.Contains("The stored files are those", page, StringComparison.Ordinal);
            Assert.Contains("\"match\"", api, StringComparison.Ordinal);
            Assert.Equal((caller.Name, caller.ReadsKept, caller.ReadsKept), (caller.Name, page.Contains("hidden-annex", StringComparison.Ordinal), api.Contains("hidden-annex", StringComparison.Ordinal)));
        }
    }

    // In an Office file the words are compressed.
    private static void HoldsNothing(string where, byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..] && !where.EndsWith("/package", StringComparison.Ordinal))
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            text = string.Concat(zip.Entries.Select(entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return reader.ReadToEnd();
            }));
        }

        Assert.False(text.Contains("Hidden", StringComparison.Ordinal) || text.Contains("hidden-annex", StringComparison.Ordinal), where);
    }
}
