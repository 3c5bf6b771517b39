using System.Globalization;
using Mandates.App.Tests.Settings;
using Mandates.App.Tests.Web.Access;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Web.Access;
using Mandates.Local.Hosting;

namespace Mandates.App.Tests.Infra;

/// <summary>What host.json, the sample settings and the infrastructure say of the Functions host is one thing.</summary>
public sealed class HostSettingsTests(SecretsTests.Tls app) : IClassFixture<SecretsTests.Tls>
{
    private const long Mebibyte = 1024 * 1024;

    // What host and worker need after a mandate, as measured, and something to spare.
    private const long OfTheProcesses = 800 * Mebibyte;

    // Kestrel's own limit, in the worker: what is larger fails before the app has a say.
    private const long OfTheWorker = 30_000_000;

    private static readonly JsonNode Host = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "host.json")))!;

    [Fact]
    public async Task The_hosts_own_answers_carry_the_headers_of_the_apps()
    {
        using var officer = app.Officer(CallerRoles.Secretariat);
        using var answer = await officer.GetAsync(new Uri("/api/session", UriKind.Relative));
        var own = answer.Headers.NonValidated.Where(h => h.Key is not ("Date" or "Server" or "Transfer-Encoding")).Select(h => (h.Key, h.Value.ToString()));

        // The host adds one only where the app has set none, so that none is there twice and the app's counts.
        Assert.Equal(own.Order(), Host["extensions"]!["http"]!["customHeaders"]!.AsObject().Select(h => (h.Key, h.Value!.GetValue<string>())).Order());
    }

    [Fact]
    public async Task The_sample_settings_tell_the_host_what_azure_tells_it()
    {
        var azure = await Arm.AppConfigAsync("appsettings");

        Assert.All((string[])["AzureWebJobsDisableHomepage", "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"], name =>
            Assert.Equal(azure[name]!.GetValue<string>(), SampleSettings.Read()[name]));
    }

    [Fact]
    public async Task A_body_that_is_too_large_reaches_the_app_and_as_many_as_may_come_at_once_fit_into_memory()
    {
        var limit = long.Parse(SampleSettings.Read()["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"], CultureInfo.InvariantCulture);
        var atOnce = Host["extensions"]!["http"]!["maxConcurrentRequests"]!.GetValue<int>();
        var memory = (await Arm.TheOneAsync("Microsoft.Web/sites"))["functionAppConfig"]!["scaleAndConcurrency"]!["instanceMemoryMB"]!.GetValue<long>();

        Assert.True(new ReplyOptions().MaxBytes < AntiforgeryGuard.MostFormBytes);
        Assert.InRange(limit, 2 * AntiforgeryGuard.MostFormBytes, OfTheWorker - 1);
        Assert.InRange(limit * atOnce, 1, (memory * Mebibyte) - OfTheProcesses);
    }

    [Fact]
    public void The_start_of_the_durable_extension_warns_of_nothing_and_the_log_is_not_of_the_libraries()
    {
        var tracing = Host["extensions"]!["durableTask"]!["tracing"]!;
        var levels = Host["logging"]!["logLevel"]!;

        // Of the extension that the app pins: any other version than "None" warns where there is no Application Insights, none at all of a new version.
        Assert.True(tracing["distributedTracingEnabled"]!.GetValue<bool>());
        Assert.Equal("None", tracing["version"]!.GetValue<string>());
        Assert.Equal("Information", levels["default"]!.GetValue<string>());
        Assert.All((string[])["DurableTask", "Host.Triggers.DurableTask", "Azure.Core", "System.Net.Http.HttpClient"], category => Assert.Equal("Warning", levels[category]!.GetValue<string>()));

        // Requests of the workbook and of the alerts come from here; without a level of their own they follow the default.
        Assert.Null(levels["Host.Results"]);
    }
}
