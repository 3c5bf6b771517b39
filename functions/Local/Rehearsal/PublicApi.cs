using System.Net.Http.Headers;
using System.Net.Http.Json;
using Mandates.Functions.Web;

namespace Mandates.Local.Rehearsal;

/// <summary>The app as its callers see it. An answer that is not a success ends the rehearsal with its problem details.</summary>
public sealed class PublicApi(HttpClient http)
{
    /// <summary>The code of its link, for a caller without a session; empty for others.</summary>
    public string Code { get; init; } = "";

    public Task SendAsync(HttpMethod method, string path, object body, CancellationToken cancellationToken) => SendAsync(method, path, body, seen: null, cancellationToken);

    /// <summary>Sends what builds on the version that was seen; answers with the one that it made.</summary>
    public async Task<string?> SendAsync(HttpMethod method, string path, object body, string? seen, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(body, body.GetType(), options: ApiJson.Options);
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (seen is not null)
        {
            request.Headers.IfMatch.Add(new(seen));
        }

        using var response = await http.SendAsync(request, cancellationToken);
        await ThrowUnlessSuccessAsync(response, cancellationToken);
        return response.Headers.ETag?.Tag;
    }

    public async Task SendAsync(HttpMethod method, string path, byte[] bytes, string fileName, string mediaType, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new(mediaType);
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName };
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await http.SendAsync(request, cancellationToken);
        await ThrowUnlessSuccessAsync(response, cancellationToken);
    }

    /// <summary>Sends a file as a form does: its fields come first.</summary>
    public async Task SendAsync(string path, IEnumerable<(string Name, string Value)> fields, byte[] bytes, string fileName, string mediaType, CancellationToken cancellationToken)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new(mediaType);
        content.Add(file, "file", fileName);
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = content };
        using var response = await http.SendAsync(request, cancellationToken);
        await ThrowUnlessSuccessAsync(response, cancellationToken);
    }

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(path, cancellationToken);
        await ThrowUnlessSuccessAsync(response, cancellationToken);
        return (await response.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellationToken))!;
    }

    /// <summary>In which version something is.</summary>
    public async Task<string?> GetTagAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(path, cancellationToken);
        await ThrowUnlessSuccessAsync(response, cancellationToken);
        return response.Headers.ETag?.Tag;
    }

    public async Task<byte[]> GetBytesAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(path, cancellationToken);
        await ThrowUnlessSuccessAsync(response, cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    internal static async Task ThrowUnlessSuccessAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new RehearsalException(
                $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.PathAndQuery} was answered {(int)response.StatusCode}: {Detail(body)}");
        }
    }

    private static string Detail(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(Encoding.UTF8.GetBytes(body));
            return $"{problem.RootElement.GetProperty("title").GetString()} {problem.RootElement.GetProperty("detail").GetString()}";
        }
        catch (Exception notAProblem) when (notAProblem is JsonException or KeyNotFoundException)
        {
            return body.Length == 0 ? "(no body)" : body;
        }
    }
}
