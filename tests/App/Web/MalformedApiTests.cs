using System.Text.RegularExpressions;

namespace Mandates.App.Tests.Web;

/// <summary>Every call of the API as openapi.json describes it, with what no program would send that keeps to it.</summary>
public partial class MalformedApiTests(MalformedApp app) : IClassFixture<MalformedApp>
{
    private static readonly JsonNode Api = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Web", "OpenApi", "openapi.json")))!;

    private static readonly string[] Texts =
        ["", "\0", "a\0b", "\uFFFF", "\u202E", "'", "\"", "../..", "a/b", "-1", "99999999999999999999", "1e400", "NaN", "2012-99-99T99:99", "9999-12-31T23:59:59Z", "𝕏", new string('a', 3000)];

    // As they stand in a path or query.
    private static readonly string[] Encoded = [.. Texts.Where(t => t.Length > 0).Select(Uri.EscapeDataString), "%FF%FE", "%C3%28", "%ED%A0%80", "%zz", "%", "%25%32%66"];

    private static readonly string[] Bodies =
    [
        "", "{", "null", "[]", "{}", "true", "1e999", "\"", "\0", "\uFFFE", "{\"a\":1,\"a\":2}", "{\"\\u0000\":\"\\ud800\"}", "<a/>", "PK\u0003\u0004", "%PDF-", "a,b\n\"",
        new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 10_000)),
    ];

    private static readonly string?[] Types =
        ["application/json", "application/json; charset=utf-16", "application/json; charset=none", "text/plain; charset=\"\"", "text/markdown", "application/pdf", "text/csv",
         "multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "/", "", null];

    private static readonly string[] Headers =
        ["If-Match", "If-None-Match", "If-Modified-Since", "Range", "Accept", "Accept-Language", "Accept-Encoding", "Content-Disposition", "Cookie", "Sec-Fetch-Site", "X-Forwarded-For",
         "X-MS-CLIENT-PRINCIPAL", "X-Twilio-Email-Event-Webhook-Signature", "X-Twilio-Email-Event-Webhook-Timestamp", "Origin"];

    private static readonly string[] HeaderValues =
        ["x", "\"", "*", "\"\"", ";;;=,", "attachment; filename*=UTF-8''%00", "attachment; filename=\"\"", "bytes=-1-,9-2", "q=;;", "a=b; c=\"", "eyJ4Ijp9", "2012-99-99", new string('9', 4000)];

    public static TheoryData<string, string> Calls =>
        [.. from path in Api["paths"]!.AsObject() from call in path.Value!.AsObject() select (call.Key, path.Key)];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task No_part_of_a_request_is_the_servers_fault(string method, string path)
    {
        // Whoever gets furthest there.
        var forStates = path.Contains("{state}", StringComparison.Ordinal) || path.Contains("/contributions", StringComparison.Ordinal);
        var http = forStates ? app.Mission : app.Http;
        var wrong = new List<string>();
        foreach (var (what, send) in Requests(method, path))
        {
            using var request = send();
            using var answer = await http.SendAsync(request);
            if ((int)answer.StatusCode >= 500)
            {
                wrong.Add($"{(int)answer.StatusCode}: {what[..Math.Min(100, what.Length)]}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("POST", "/api/session", "Content-Type: application/json")]
    [InlineData("PUT", "/api/mandates/malformed/states/ag/reply", "Content-Type: application/pdf", "Content-Disposition: attachment; filename=\"reply.pdf\"")]
    [InlineData("PUT", "/api/mandates/malformed/states/ag/reply", "Content-Type: multipart/form-data; boundary=x")]
    [InlineData("PUT", "/api/mandates/malformed/states/ag/working-copy", "Content-Type: application/json", "If-Match: \"1\"")]
    [InlineData("POST", "/api/mail/events", "X-Twilio-Email-Event-Webhook-Signature: x")]
    [InlineData("POST", "/enter", "Content-Type: application/x-www-form-urlencoded")]
    [InlineData("POST", "/mandates/malformed/states/ag/reply", "Content-Type: multipart/form-data; boundary=x")]
    public async Task A_chunk_that_says_an_impossible_size_is_a_bad_request(string method, string path, params string[] headers)
    {
        foreach (var size in (string[])["ffffffffffffffff", "fffffffffffffffff", "80000000", "-1", "zz", "", "1;\0"])
        {
            using var http = await RawClient.EnterAsync(app, "malformed", "ag.mission");
            await http.SendHeadAsync(method, path, [.. headers, "Transfer-Encoding: chunked"]);
            await http.SendAsync(Encoding.ASCII.GetBytes($"{size}\r\nx\r\n\r\n"));

            Assert.Equal((size, 400), (size, await http.StatusAsync() ?? 0));
        }
    }

    private static IEnumerable<(string What, Func<HttpRequestMessage> Request)> Requests(string method, string path)
    {
        var call = Api["paths"]![path]![method]!;
        var fields = call["parameters"]?.AsArray() ?? [];
        var query = fields.Where(f => (string)f!["in"]! == "query").Select(f => (string)f!["name"]!).ToArray();
        var sample = Sample(call["requestBody"]?["content"]?["application/json"]?["schema"]);
        HttpRequestMessage Of(string address, string? body, string? type = "application/json") => Request(method, address, body, type);

        var plain = Filled(path, null, "");
        foreach (var parameter in Parameter().Matches(path).Select(m => m.Groups[1].Value))
        {
            foreach (var value in Encoded)
            {
                yield return ($"{parameter}={value}", () => Of(Filled(path, parameter, value), sample?.ToJsonString()));
            }
        }

        foreach (var name in query)
        {
            foreach (var value in Encoded.Append("").Append($"1&{name}=2"))
            {
                yield return ($"?{name}={value}", () => Of($"{plain}?{name}={value}", sample?.ToJsonString()));
            }
        }

        foreach (var header in Headers)
        {
            foreach (var value in HeaderValues.Where((_, i) => header == "If-Match" || i % 3 == header.Length % 3))
            {
                yield return ($"{header}: {value}", () =>
                {
                    var request = Of(plain, sample?.ToJsonString());
                    if (header == "If-Match")
                    {
                        request.Headers.IfMatch.Clear();
                    }
                    else if (header == "Content-Disposition")
                    {
                        request.Content?.Headers.Remove(header);
                    }

                    request.Headers.TryAddWithoutValidation(header, value);
                    request.Content?.Headers.TryAddWithoutValidation(header, value);
                    return request;
                }
                );
            }
        }

        if (method is "get")
        {
            yield break;
        }

        foreach (var (type, body) in Bodies.Select(body => ("application/json", body)).Concat(Types.SelectMany(type => Bodies.Take(5).Select(body => (type!, body)))))
        {
            yield return ($"{type}: {body[..Math.Min(body.Length, 30)]}", () => Of(plain, body, type));
        }

        foreach (var (what, body) in sample is null ? [] : Altered(sample))
        {
            yield return (what, () => Of(plain, body));
        }
    }

    private static HttpRequestMessage Request(string method, string address, string? body, string? type)
    {
        var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        if (body is not null && method is not "get")
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            request.Content.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; filename=\"reply.pdf\"");
        }

        return request;
    }

    private static string Filled(string path, string? parameter, string value) => Parameter().Replace(path, match => match.Groups[1].Value is var name && name == parameter ? value : name switch
    {
        "mandate" => "malformed",
        "state" => "ag",
        "activity" => "formal-2011-12-15",
        "participant" => "ag.2",
        "body" => "session",
        "language" => "fr",
        "version" or "number" or "since" or "file" or "part" or "sitting" => "1",
        "sha256" => new string('a', 64),
        _ => "none",
    });

    // The body with one of its values replaced, or left out.
    private static IEnumerable<(string What, string Body)> Altered(JsonNode sample)
    {
        var places = new List<string>();
        Walk(sample, "$", places);
        // A work plan has more than a thousand; what is wrong in one is shown elsewhere.
        places = [.. places.Take(15)];
        JsonNode?[] values = [null, new JsonArray(), new JsonObject(), JsonValue.Create(-1), JsonValue.Create(1.5), JsonValue.Create(true), .. Texts.Select(t => (JsonNode?)JsonValue.Create(t))];
        foreach (var place in places)
        {
            foreach (var value in values)
            {
                yield return ($"{place} = {value?.ToJsonString() ?? "null"}", Replaced(sample.DeepClone(), place, value?.DeepClone()).ToJsonString());
            }
        }
    }

    private static void Walk(JsonNode? node, string path, List<string> places)
    {
        foreach (var (key, value) in node is JsonObject fields ? fields.Select(f => ($".{f.Key}", f.Value)) : node is JsonArray items ? items.Select((item, i) => ($"[{i}]", item)) : [])
        {
            places.Add(path + key);
            Walk(value, path + key, places);
        }
    }

    private static JsonNode Replaced(JsonNode root, string place, JsonNode? value)
    {
        var steps = Step().Matches(place[1..]).Select(m => m.Value.Trim('.', '[', ']')).ToArray();
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray ? node[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        if (parent is JsonArray list)
        {
            list[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            parent[steps[^1]] = value;
        }

        return root;
    }

    // A value of each field that a schema names; of several forms, the first.
    private static JsonNode? Sample(JsonNode? schema, int depth = 0)
    {
        if (schema is null || depth > 8)
        {
            return null;
        }

        if ((string?)schema["$ref"] is { } named)
        {
            return named.EndsWith("/WorkPlan", StringComparison.Ordinal)
                ? JsonNode.Parse(WorkPlanJson.Write(RunningApp.Plan("other", states: 2)))
                : Sample(Api["components"]!["schemas"]![named.Split('/')[^1]], depth + 1);
        }

        if ((schema["oneOf"] ?? schema["anyOf"])?.AsArray() is { Count: > 0 } forms)
        {
            return Sample(forms[0], depth + 1);
        }

        if (schema["enum"]?.AsArray() is { Count: > 0 } words)
        {
            return words[0]!.DeepClone();
        }

        var type = schema["type"] is JsonArray several ? (string)several[0]! : (string?)schema["type"];
        return type switch
        {
            "object" => new JsonObject((schema["properties"]?.AsObject() ?? []).Select(p => KeyValuePair.Create(p.Key, Sample(p.Value, depth + 1)))),
            "array" => new JsonArray(Sample(schema["items"], depth + 1)),
            "integer" or "number" => 1,
            "boolean" => true,
            _ => (string?)schema["format"] switch { "date" => "2012-01-20", "time" => "10:00", "date-time" => "2012-01-20T10:00:00Z", _ => "ag" },
        };
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\.[^.\[]+|\[\d+\]")]
    private static partial Regex Step();
}
