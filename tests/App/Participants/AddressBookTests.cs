using Mandates.Functions.Record;

namespace Mandates.App.Tests.Participants;

public class AddressBookTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Header = AddressBookCalls.Header;

    [Fact]
    public async Task A_preview_names_every_bad_line_and_writes_nothing()
    {
        await app.StartAsync("preview", states: 3);
        var book = Header + string.Join("\r\n",
            "ag,focalPoint,,Ana,ana@ag.example,en,",
            "zz,focalPoint,,Bea,bea@zz.example,en,",
            "ag,envoy,,Carl,carl@ag.example,en,",
            "ag,focalPoint,,Dora,not an address,en,",
            "ag,focalPoint,,Emil,emil@ag.example,de,",
            "ag,authority,OPEC,Fay,fay@ag.example,en,",
            "ag,focalPoint,,Ana again,ANA@ag.example,en,",
            "ag,focalPoint,,Gus, Junior,gus@ag.example,en,",
            "ag,focalPoint,,Two,two@ag.example,en,",
            "ag,focalPoint,,Three,three@ag.example,en,",
            "ag,focalPoint,,Four,four@ag.example,en,",
            "ar,focalPoint,,Hal,hal@ar.example,es,ar.7");

        var preview = await app.PreviewBookAsync("preview", book);
        using var accepted = await app.AcceptBookAsync("preview", book, preview.GetProperty("digest").GetString()!);

        var lines = preview.GetProperty("lines").EnumerateArray().ToDictionary(l => l.GetProperty("line").GetInt32(), l => string.Join(' ', l.GetProperty("problems").EnumerateArray()));
        Assert.Equal(9, preview.GetProperty("wrong").GetInt32());
        Assert.Equal("", lines[2]);
        Assert.Contains("'zz' is not the id of a member state", lines[3], StringComparison.Ordinal);
        Assert.Contains("'envoy' is not a kind", lines[4], StringComparison.Ordinal);
        Assert.Contains("e-mail address such as", lines[5], StringComparison.Ordinal);
        Assert.Contains("'de' is not an official language", lines[6], StringComparison.Ordinal);
        Assert.Contains("Use MISPA or REMJA", lines[7], StringComparison.Ordinal);
        Assert.Contains("It repeats line 2", lines[8], StringComparison.Ordinal);
        Assert.Contains("8 fields and the header has 7", lines[9], StringComparison.Ordinal);
        Assert.Equal(("", ""), (lines[10], lines[11]));
        Assert.Contains("more than 3 focal points", lines[12], StringComparison.Ordinal);
        Assert.Contains("'ar.7' is not a current participant", lines[13], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, accepted.StatusCode);
        Assert.Empty(await app.Service<PersonStore>().ListAsync(new("preview"), CancellationToken.None));
    }

    [Fact]
    public async Task What_was_taken_out_and_sent_back_changes_nothing()
    {
        await app.StartAsync("round-trip", states: 3);
        await app.FocalPointAsync("round-trip", "ag", "ana@ag.example");

        var book = await app.Http.GetStringAsync(new Uri("/api/mandates/round-trip/address-book", UriKind.Relative));
        var preview = await app.PreviewBookAsync("round-trip", book);

        Assert.Equal(4, preview.GetProperty("lines").GetArrayLength());
        Assert.All(preview.GetProperty("lines").EnumerateArray(), l => Assert.Equal("unchanged", l.GetProperty("effect").GetString()));
    }

    [Fact]
    public async Task A_book_adds_replaces_moves_and_corrects_and_everybody_is_asked_to_confirm()
    {
        await app.StartAsync("effects", states: 3);
        await app.FocalPointAsync("effects", "ag", "ana@ag.example");
        await app.FocalPointAsync("effects", "ag", "bea@ag.example");
        var old = await app.CodeAsync("effects", "ar.mission");
        // As a spreadsheet in Buenos Aires writes it.
        var book = "\uFEFFState;Kind;Process;Name;Email;Language;Replaces\r\n" + string.Join("\r\n",
            "ag;focalPoint;;Ana María;ana@ag.example;es;",
            "ag;focalPoint;;Carla;carla@ag.example;en;ag.2",
            "ag;authority;mispa;\"Díaz, Daniel\";daniel@ag.example;pt;",
            "ar;mission;;;new.mission@ar.example;es;", ";;;;;;", "");

        var preview = await app.PreviewBookAsync("effects", book);
        using var accepted = await app.AcceptBookAsync("effects", book, preview.GetProperty("digest").GetString()!);
        await app.SettleAsync();

        Assert.True(accepted.IsSuccessStatusCode, await accepted.Content.ReadAsStringAsync());
        Assert.Equal(["correct", "replace", "add", "move"], preview.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("effect").GetString()));
        var people = (await app.GetAsync("/api/mandates/effects/participants")).EnumerateArray().ToDictionary(p => p.GetProperty("id").GetString()!);
        Assert.Equal(("Ana María", "es"), (Text(people["ag.1"], "name"), Text(people["ag.1"], "language")));
        Assert.NotEqual(JsonValueKind.Null, people["ag.2"].GetProperty("until").ValueKind);
        Assert.Equal("Carla", Text(people["ag.3"], "name"));
        Assert.Equal("Díaz, Daniel", Text(people["ag.mispa.1"], "name"));
        Assert.Equal("new.mission@ar.example", Text(people["ar.mission"], "email"));
        Assert.Equal(["carla@ag.example", "daniel@ag.example", "new.mission@ar.example"], app.Host.Host.Mail.Mails.Select(m => m.To).Where(to => to is "carla@ag.example" or "daniel@ag.example" or "new.mission@ar.example").Order());

        // Whoever still reads the mission's old mailbox is out.
        using var stranger = app.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync("/api/session", new { code = old })).StatusCode);
        Assert.True((await app.GetAsync("/api/mandates/effects/audit/verify")).GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task A_book_that_only_corrects_names_is_in_the_audit_too()
    {
        await app.StartAsync("corrected", states: 3);
        await app.FocalPointAsync("corrected", "ag", "ana@ag.example");
        const string book = Header + "ag,focalPoint,,Ana María,ana@ag.example,es,";

        var preview = await app.PreviewBookAsync("corrected", book);
        using var accepted = await app.AcceptBookAsync("corrected", book, preview.GetProperty("digest").GetString()!);

        var entry = Assert.Single((await app.GetAsync("/api/mandates/corrected/audit?act=importAddressBook")).GetProperty("records").EnumerateArray()).GetProperty("deed");
        Assert.Equal(["ag.1"], entry.GetProperty("about").EnumerateArray().Select(a => a.GetString()));
        Assert.True((await app.GetAsync("/api/mandates/corrected/audit/verify")).GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task A_name_that_was_erased_meanwhile_is_not_corrected()
    {
        await app.StartAsync("gone", states: 3);
        var people = app.Service<PersonStore>();

        await people.CorrectAsync(new("gone"), [("00", new("Ana", "ana@ag.example", Language.Spanish))], CancellationToken.None);

        Assert.Empty(await people.ListAsync(new("gone"), CancellationToken.None));
    }

    [Fact]
    public async Task What_was_not_previewed_or_has_changed_since_is_not_accepted()
    {
        await app.StartAsync("stale", states: 3);
        const string book = Header + "ag,focalPoint,,Ana,ana@ag.example,en,";
        var digest = (await app.PreviewBookAsync("stale", book)).GetProperty("digest").GetString()!;

        using var unseen = await app.AcceptBookAsync("stale", book, digest: null);
        using var other = await app.AcceptBookAsync("stale", book + "\r\nag,focalPoint,,Bea,bea@ag.example,en,", digest);
        await app.FocalPointAsync("stale", "ag", "dora@ag.example");
        using var late = await app.AcceptBookAsync("stale", book, digest);

        Assert.Equal([428, 412, 412], new[] { unseen, other, late }.Select(a => (int)a.StatusCode));
    }

    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData("state,kind,name,email,language\r\n", "It has a header but no lines.")]
    [InlineData("state,kind,name,email\r\nag,focalPoint,Ana,ana@ag.example", "Missing: language.")]
    [InlineData("state,kind,name,email,language,phone\r\nag,focalPoint,Ana,ana@ag.example,en,1", "Unknown: phone.")]
    [InlineData("state,state,kind,name,email,language\r\nag,ag,focalPoint,Ana,ana@ag.example,en", "Twice: state.")]
    [InlineData("state,kind,name,email,language\r\nag,focalPoint,\"Ana,ana@ag.example,en", "Line 2 has a quotation mark out of place.")]
    public async Task A_file_that_is_no_address_book_is_refused_with_the_reason(string file, string why)
    {
        await app.StartAsync("no-book", states: 3);

        using var answer = await app.SendBookAsync("no-book", "/preview", Encoding.UTF8.GetBytes(file));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_encoding_and_too_large_a_file_are_refused()
    {
        await app.StartAsync("encoding", states: 3);

        using var latin = await app.SendBookAsync("encoding", "/preview", Encoding.Latin1.GetBytes(Header + "ag,focalPoint,,José,jose@ag.example,es,"));
        using var large = await app.SendBookAsync("encoding", "/preview", new byte[(4 * 1024 * 1024) + 1]);

        Assert.Contains("CSV UTF-8", await latin.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
