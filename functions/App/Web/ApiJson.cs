using System.Text.Json.Serialization;

namespace Mandates.Functions.Web;

/// <summary>How the API writes JSON: as the work plan does, with what is missing spelt out.</summary>
public static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(WorkPlanJson.Options)
    {
        // Unknown values are written as null.
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static IResult Ok<T>(T body, int status = StatusCodes.Status200OK) =>
        Results.Json(body, Options, statusCode: status);

    public static IResult Created<T>(string location, T body) => new CreatedJson<T>(location, body);

    /// <summary>Reads a small JSON body; anything else is a problem that names the place.</summary>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await new BoundedStream(request.Body, MaxBytes).CopyToAsync(body, cancellationToken);
        var sent = body.GetBuffer().AsMemory(0, (int)body.Length);
        var json = sent.Span.StartsWith(Encoding.UTF8.Preamble) ? sent[Encoding.UTF8.Preamble.Length..] : sent;
        try
        {
            return (json.IsEmpty ? default : JsonSerializer.Deserialize<T>(json.Span, Options))
                ?? throw new ProblemException(400, "The body is empty.", "Send a JSON object.");
        }
        // The reader reports a missing kind as "not supported".
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            var fault = JsonFault.Of(json, typeof(T), Options);
            throw new ProblemException(400, "The body does not have the expected form.", $"{fault.Path}: {fault.Remedy}");
        }
    }

    private const int MaxBytes = 256 * 1024;

    private sealed class CreatedJson<T>(string location, T body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.Location = location;
            return Ok(body, StatusCodes.Status201Created).ExecuteAsync(httpContext);
        }
    }
}
