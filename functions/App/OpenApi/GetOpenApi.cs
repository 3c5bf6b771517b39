using System.Text.Json;
using Mandates.Functions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.OpenApi;

/// <summary>The description of the API, for programs and for those who write them.</summary>
public static class GetOpenApi
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly Lazy<string> Description = new(() => ApiDescription.Write().ToJsonString(Readable));

    [Api("This description", Gives = typeof(Stream))]
    [Function(nameof(GetOpenApi)), Allow(Who.Anyone)]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) =>
        Results.Text(Description.Value, "application/json");
}
