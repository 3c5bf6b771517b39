namespace Mandates.App.Tests.Participants;

internal static class AddressBookCalls
{
    public const string Header = "state,kind,process,name,email,language,replaces\r\n";

    public static async Task<JsonElement> PreviewBookAsync(this RunningApp app, string mandate, string book)
    {
        using var answer = await app.SendBookAsync(mandate, "/preview", Encoding.UTF8.GetBytes(book));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static Task<HttpResponseMessage> AcceptBookAsync(this RunningApp app, string mandate, string book, string? digest) =>
        app.SendBookAsync(mandate, "", Encoding.UTF8.GetBytes(book), digest);

    public static async Task<HttpResponseMessage> SendBookAsync(this RunningApp app, string mandate, string what, byte[] body, string? digest = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/mandates/{mandate}/address-book{what}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("text/csv");
        if (digest is not null)
        {
            request.Headers.IfMatch.Add(new($"\"{digest}\""));
        }

        return await app.Http.SendAsync(request);
    }
}
