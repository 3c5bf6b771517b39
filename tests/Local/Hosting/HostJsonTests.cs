using Mandates.Local.Hosting;
using static DurableTask.Core.Settings.VersioningSettings;

namespace Mandates.Local.Tests.Hosting;

public sealed class HostJsonTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Limits_and_version_of_the_durable_engine_are_those_of_host_json()
    {
        var host = Read("""{ "extensions": { "durableTask": { "maxConcurrentActivityFunctions": 3, "maxConcurrentOrchestratorFunctions": 2, "defaultVersion": "1.0" } } }""");

        Assert.Equal((3, 2, "1.0"), (host.MaxActivities, host.MaxOrchestrators, host.DefaultVersion));
    }

    [Fact]
    public void Which_versions_are_run_is_as_host_json_says_and_otherwise_as_on_the_real_host()
    {
        var host = Read("""{ "extensions": { "durableTask": { "versionMatchStrategy": "strict", "versionFailureStrategy": "fail" } } }""");

        Assert.Equal((VersionMatchStrategy.Strict, VersionFailureStrategy.Fail), (host.VersionMatch, host.VersionFailure));
        Assert.Equal((VersionMatchStrategy.CurrentOrOlder, VersionFailureStrategy.Reject), (Read("{}").VersionMatch, Read("{}").VersionFailure));
        Assert.Contains(file, Assert.Throws<LocalHostException>(() => Read("""{ "extensions": { "durableTask": { "versionMatchStrategy": "newest" } } }""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_host_json_leaves_out_is_as_on_the_real_host()
    {
        var host = Read("{ /* nothing */ }");

        Assert.Equal(("api", 10, 10, null), (host.RoutePrefix, host.MaxActivities, host.MaxOrchestrators, host.DefaultVersion));
    }

    [Fact]
    public void A_limit_that_is_no_number_is_refused_with_the_file() =>
        Assert.Contains(file, Assert.Throws<LocalHostException>(() => Read("""{ "extensions": { "durableTask": { "maxConcurrentActivityFunctions": "many" } } }""")).Message, StringComparison.Ordinal);

    private HostJson Read(string json)
    {
        File.WriteAllText(file, json);
        return HostJson.Read(file);
    }
}
