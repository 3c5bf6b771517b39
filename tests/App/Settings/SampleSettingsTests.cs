using Microsoft.Extensions.Configuration;

namespace Mandates.App.Tests.Settings;

public sealed class SampleSettingsTests
{
    private static readonly Dictionary<string, string> Sample = SampleSettings.Read();

    // Set by Azure itself, and by nobody else.
    private static readonly string[] OfThePlatform = ["WEBSITE_AUTH_ENABLED", "WEBSITE_SITE_NAME"];

    [Fact]
    public void The_sample_has_every_setting_that_the_code_reads()
    {
        Assert.Empty(Asked().Except(Sample.Keys).Except(OfThePlatform));
    }

    [Fact]
    public void The_sample_has_no_setting_that_nobody_reads()
    {
        Assert.Empty(Sample.Keys.Except(Asked()).Except(ReadSettings.OfTheHost));
    }

    [Fact]
    public void The_sample_names_what_the_host_needs()
    {
        Assert.Subset(Sample.Keys.ToHashSet(), ReadSettings.OfTheHost.ToHashSet());
    }

    [Theory]
    [InlineData("Mail:Host")]
    [InlineData("Mail:BaseAddress")]
    public void The_sample_reaches_nobody(string setting)
    {
        Assert.EndsWith(".example", new Uri(Sample[setting]).Host, StringComparison.Ordinal);
    }

    // With a connection string the app asks for no address.
    private static HashSet<string> Asked()
    {
        var addressed = new Dictionary<string, string>(Sample)
        {
            ["Storage:TableUri"] = "https://tables.example",
            ["Storage:BlobUri"] = "https://blobs.example",
        };
        addressed.Remove("Storage:Connection");
        return [.. ReadSettings.OfTheApp(Configuration(Sample)), .. ReadSettings.OfTheApp(Configuration(addressed))];
    }

    private static IConfiguration Configuration(Dictionary<string, string> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings!).Build();
}
