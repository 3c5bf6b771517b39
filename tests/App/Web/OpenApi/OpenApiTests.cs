using Mandates.Functions.Web.OpenApi;

namespace Mandates.App.Tests.Web.OpenApi;

public sealed class OpenApiTests
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [Fact]
    public void The_description_of_the_API_is_the_reviewed_one() =>
        Golden.Same("Web/OpenApi/openapi.json", ApiDescription.Write().ToJsonString(Readable) + "\n");

    // The serialiser writes true for a type whose converter it does not know.
    [Fact]
    public void No_schema_lets_everything_pass() =>
        Assert.All(Described(ApiDescription.Write()["components"]!["schemas"]!), described => Assert.IsType<JsonObject>(described.Value));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Described(JsonNode? node) => node switch
    {
        JsonObject some => some.SelectMany(member => (member.Key is "properties" ? member.Value!.AsObject().ToArray() : member.Key is "items" ? [member] : [])
            .Concat(Described(member.Value))),
        JsonArray several => several.SelectMany(Described),
        _ => [],
    };
}
