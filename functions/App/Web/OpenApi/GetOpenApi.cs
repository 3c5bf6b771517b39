using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Web.OpenApi;

/// <summary>The description of the API, for programs and for those who write them.</summary>
public static class GetOpenApi
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly Lazy<string> Description = new(() => ApiDescription.Write().ToJsonString(Readable));

    [Api("This description", Gives = typeof(Stream))]
    [Function(nameof(GetOpenApi)), Allow(CallerRoles.Anyone)]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) =>
        Results.Text(Description.Value, "application/json");
}
