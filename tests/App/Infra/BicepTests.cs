using System.Text.Json.Nodes;
using Mandates.App.Tests.Settings;
using Microsoft.Extensions.Configuration;

namespace Mandates.App.Tests.Infra;

public sealed class BicepTests
{
    private static readonly Lazy<Task<JsonNode>> Template = new(BuildAsync);

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("main.bicepparam")]
    public async Task Nothing_is_found_in(string file)
    {
        var lint = await Bicep.RunAsync("lint", file);

        Assert.Equal("", lint.Output + lint.Errors);
        Assert.Equal(0, lint.ExitCode);
    }

    [Fact]
    public async Task Storage_opens_to_identities_over_TLS_only()
    {
        var account = Assert.Single(await ResourcesAsync("Microsoft.Storage/storageAccounts"))["properties"]!;

        Assert.False(account["allowSharedKeyAccess"]!.GetValue<bool>());
        Assert.False(account["allowBlobPublicAccess"]!.GetValue<bool>());
        Assert.True(account["supportsHttpsTrafficOnly"]!.GetValue<bool>());
        Assert.Equal("TLS1_2", account["minimumTlsVersion"]!.GetValue<string>());
        Assert.All(
            await ResourcesAsync("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", container["properties"]!["publicAccess"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_is_deleted_or_overwritten_can_be_had_back()
    {
        var blobs = Assert.Single(await ResourcesAsync("Microsoft.Storage/storageAccounts/blobServices"))["properties"]!;

        Assert.True(blobs["isVersioningEnabled"]!.GetValue<bool>());
        Assert.True(blobs["deleteRetentionPolicy"]!["enabled"]!.GetValue<bool>());
        Assert.True(blobs["containerDeleteRetentionPolicy"]!["enabled"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_app_answers_over_TLS_only_and_takes_no_publishing_password()
    {
        var app = Assert.Single(await ResourcesAsync("Microsoft.Web/sites"))["properties"]!;
        var passwords = await ResourcesAsync("Microsoft.Web/sites/basicPublishingCredentialsPolicies");

        Assert.True(app["httpsOnly"]!.GetValue<bool>());
        Assert.Equal("1.2", app["siteConfig"]!["minTlsVersion"]!.GetValue<string>());
        Assert.Equal(2, passwords.Length);
        Assert.All(passwords, p => Assert.False(p["properties"]!["allow"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Every_setting_of_the_app_is_one_that_it_or_the_host_reads()
    {
        var settings = Assert.Single(await ResourcesAsync("Microsoft.Web/sites/config"))["properties"]!.AsObject()
            .Select(s => s.Key.Replace("__", ":", StringComparison.Ordinal)).ToArray();
        var own = settings.Where(s => !s.StartsWith("AzureWebJobsStorage:", StringComparison.Ordinal) && !s.StartsWith("APPLICATIONINSIGHTS_", StringComparison.Ordinal));
        var given = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s, Example)).Build();

        // Binding them also shows that no required setting is missing.
        Assert.Empty(own.Except(ReadSettings.OfTheApp(given)));
    }

    private static string? Example(string setting) => setting switch
    {
        "Mail:From" => "secretariat@mandates.example",
        "Mail:CanLookUp" => "False",
        "Access:LinkKey" => Convert.ToBase64String(new byte[32]),
        _ => "https://mandates.example",
    };

    private static async Task<JsonNode[]> ResourcesAsync(string type) =>
        [.. Resources(await Template.Value).Where(r => r["type"]!.GetValue<string>() == type && r["existing"] is null)];

    private static async Task<JsonNode> BuildAsync()
    {
        var build = await Bicep.RunAsync("build", "main.bicep", "--stdout");
        Assert.Equal(0, build.ExitCode);
        return JsonNode.Parse(build.Output)!;
    }

    // A module is a deployment with a template of its own.
    private static IEnumerable<JsonNode> Resources(JsonNode template)
    {
        var resources = template["resources"] switch
        {
            JsonObject named => named.Select(r => r.Value!),
            var list => list!.AsArray().Select(r => r!),
        };
        return resources.SelectMany(r => r["properties"]?["template"] is { } inner ? Resources(inner) : [r]);
    }
}
