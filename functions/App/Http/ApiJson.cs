using System.Text.Json;
using System.Text.Json.Serialization;
using Mandates.Domain.WorkPlans;
using Microsoft.AspNetCore.Http;

namespace Mandates.Functions.Http;

/// <summary>How the API and the stores write JSON: as the work plan does, with what is missing spelt out.</summary>
public static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(WorkPlanJson.Options)
    {
        // What is not known yet is said, as null.
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static IResult Ok<T>(T body, int status = StatusCodes.Status200OK) =>
        Results.Json(body, Options, statusCode: status);

    public static IResult Created<T>(string location, T body) => new CreatedJson<T>(location, body);

    /// <summary>Reads a small JSON body; anything else is a problem that names the place.</summary>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken stop)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(new BoundedStream(request.Body, MaxBytes), Options, stop)
                ?? throw new ProblemException(400, "The body is empty.", "Send a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new ProblemException(400, "The body is not what is expected.", $"{wrong.Message}");
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
