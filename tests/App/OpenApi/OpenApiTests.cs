using Mandates.Functions.OpenApi;

namespace Mandates.App.Tests.OpenApi;

public sealed class OpenApiTests
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [Fact]
    public void The_description_of_the_API_is_the_reviewed_one() =>
        Golden.Same("OpenApi/openapi.json", ApiDescription.Write().ToJsonString(Readable) + "\n");

    [Fact]
    public void No_schema_lets_everything_pass()
    {
        // What the serialiser's own schema cannot tell of a converter it writes as true.
        Assert.DoesNotContain(": true\n", ApiDescription.Write()["components"]!["schemas"]!.ToJsonString(Readable).Replace("\"uniqueItems\": true", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
