namespace Mandates.App.Tests.Community;

/// <summary>Calls that publish information, and withdraw it.</summary>
internal static class Publishing
{
    public static Task<HttpResponseMessage> PublishAsync(this HttpClient http, string mandate, string title, HttpContent file, params (string Name, string Value)[] more)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in more.Append(("kind", "information")).Append(("language", "en")).Append(("title-en", title)))
        {
            body.Add(new StringContent(value), name);
        }

        var fileName = file.Headers.ContentDisposition!.FileNameStar!;
        file.Headers.ContentDisposition = null;
        body.Add(file, "file", fileName);
        return http.PutAsync(new Uri($"/api/mandates/{mandate}/information", UriKind.Relative), body);
    }

    public static Task<HttpResponseMessage> LinkAsync(this HttpClient http, string mandate, string link) =>
        http.PostAsJsonAsync($"/api/mandates/{mandate}/information", new { kind = "conceptNote", language = "en", titles = new { en = $"Title of {link[^4..]}" }, link });

    public static Task<HttpResponseMessage> WithdrawAsync(this HttpClient http, string mandate, int number, string reason) =>
        http.PutAsJsonAsync($"/api/mandates/{mandate}/information/{number}/withdrawal", new { reason });

    public static Uri File(string mandate, int number) => new($"/api/mandates/{mandate}/information/{number}/file", UriKind.Relative);
}
