using System.Text.RegularExpressions;
using Mandates.Functions;
using Mandates.Functions.Web.Access;
using Mandates.Local.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.App.Tests.Web;

/// <summary>Every function of a page that takes a form, given what is no form, or one that no browser would make.</summary>
public partial class MalformedFormTests(MalformedApp app) : IClassFixture<MalformedApp>
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    // What no form function has any use for.
    private static readonly (string? Type, string Body)[] NoForms =
    [
        ("application/json", "{}"),
        ("application/json", "null"),
        ("application/xml", "<a/>"),
        ("application/octet-stream", "\0\u0001"),
        ("text/plain", "act=end"),
        ("text/plain", "\0"),
        (null, "act=end"),
        ("nonsense", "act=end"),
        ("multipart/form-data", "x"),
        ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\ncut off"),
        ("multipart/form-data; boundary=x", "--x\r\nno headers at all"),
        ("multipart/form-data; boundary=x", "no boundary at all"),
        ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: nonsense; \0\r\n\r\na\r\n--x--\r\n"),
        ($"multipart/form-data; boundary={new string('x', 300)}", "--x\r\n"),
        (UrlEncoded, string.Join('&', Enumerable.Range(0, 5000).Select(i => $"f{i}=1"))),
        (UrlEncoded, $"{new string('k', 5000)}=1"),
        (UrlEncoded, $"act={new string('v', 5_000_000)}"),
    ];

    // Values, percent-encoded, of every field that any form has.
    private static readonly string[] Values =
        ["", "%00", "a%00b", "%FF%FE", "%C3%28", "%ED%A0%80", "%", "%zz", "%E2%80%AE", "-1", "99999999999999999999", "2012-99-99T99:99", "%2F..%2F", "%27%22%3C", "%0D%0A", new string('a', 20_000)];

    private static readonly Dictionary<string, string> Routes = (
        from function in new FunctionCatalog(typeof(Composition).Assembly.GetTypes()).Http
        let trigger = (HttpTriggerAttribute)function.Trigger.Attribute
        where trigger.Methods!.Contains("post") && !trigger.Route!.StartsWith("api/", StringComparison.Ordinal)
        select (function.Name, trigger.Route)).ToDictionary(f => f.Name, f => f.Route!);

    public static TheoryData<string> Functions => [.. Routes.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task What_is_no_form_is_refused_with_a_sentence(string function)
    {
        var caller = await app.CallerOfAsync(AllowAttribute.OfFunctions[function].Roles);
        using var http = caller.Http;
        var wrong = new List<string>();
        foreach (var (type, body) in NoForms)
        {
            var (status, text) = await SendAsync(caller, function, Encoding.UTF8.GetBytes(body), type);
            if (status is not (400 or 413 or 415 or 422) || !text.Contains("<h1", StringComparison.Ordinal))
            {
                wrong.Add($"{type}: {status} for {body[..Math.Min(60, body.Length)]}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Whatever_its_fields_hold_it_is_not_the_servers_fault(string function)
    {
        var caller = await app.CallerOfAsync(AllowAttribute.OfFunctions[function].Roles);
        using var http = caller.Http;
        var names = FieldNames();
        var acts = ActNames();
        var wrong = new List<string>();
        foreach (var value in Values)
        {
            foreach (var act in value is "" or "%00" ? acts.Prepend(value) : [value])
            {
                var body = string.Join('&', names.Where(n => n != "act").Select(n => $"{n}={value}").Append($"act={act}"));
                var (status, _) = await SendAsync(caller, function, Encoding.ASCII.GetBytes(body), UrlEncoded);
                if (status >= 500)
                {
                    wrong.Add($"{status}: {act} with {value[..Math.Min(20, value.Length)]}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task<(int Status, string Text)> SendAsync((HttpClient Http, string Token) caller, string function, byte[] body, string? type)
    {
        using var content = new ByteArrayContent(type == UrlEncoded ? [.. Encoding.ASCII.GetBytes($"token={Uri.EscapeDataString(caller.Token)}&"), .. body] : body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await caller.Http.PostAsync(new Uri(PathOf(function), UriKind.Relative), content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string PathOf(string function) => "/" + RouteParameter().Replace(
        Routes[function],
        parameter => parameter.Groups[1].Value switch
        {
            "mandate" => "malformed",
            "state" => "ag",
            "version" or "number" or "since" => "1",
            "activity" => "formal-2011-12-15",
            "paragraph" => "p1",
            _ => "none",
        });

    private static string[] FieldNames() => InPages(FieldName());

    private static string[] ActNames() => [.. InPages(ActName()), "end", "erase", "reissue", "revoke", "anchor", "withdraw", "support", "again", "arrived", "lost"];

    private static string[] InPages(Regex said) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "functions", "Pages"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(page => said.Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex RouteParameter();

    [GeneratedRegex("name=\"([a-zA-Z]+)\"")]
    private static partial Regex FieldName();

    [GeneratedRegex("name=\"act\" value=\"([a-z]+)\"")]
    private static partial Regex ActName();
}
