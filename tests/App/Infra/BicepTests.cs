using System.Text.RegularExpressions;
using Mandates.App.Tests.Settings;
using Microsoft.Extensions.Configuration;

namespace Mandates.App.Tests.Infra;

public sealed partial class BicepTests
{
    [Theory]
    [InlineData("main.bicep")]
    [InlineData("main.bicepparam")]
    [InlineData("azd.bicep")]
    [InlineData("elsewhere.bicep")]
    public async Task Nothing_is_found_in(string file)
    {
        var lint = await Bicep.RunAsync("lint", file);

        Assert.Equal("", lint.Output + lint.Errors);
        Assert.Equal(0, lint.ExitCode);
    }

    [Fact]
    public async Task Every_setting_of_the_app_is_one_that_it_or_the_host_reads()
    {
        var settings = (await Arm.AppConfigAsync("appsettings")).AsObject()
            .Select(s => s.Key.Replace("__", ":", StringComparison.Ordinal)).ToArray();
        var own = settings.Where(s => !OfTheHost().IsMatch(s));
        var given = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s, Example)).Build();

        // Binding them also shows that no required setting is missing.
        Assert.Empty(own.Except(ReadSettings.OfTheApp(given)));
    }

    [Fact]
    public async Task What_is_being_prepared_is_kept_for_return_a_month_and_what_counts_a_year()
    {
        var rules = (await Arm.TheOneAsync("Microsoft.Storage/storageAccounts/managementPolicies"))["policy"]!["rules"]!.AsArray()
            .Select(r => r!["definition"]!).Where(d => d["actions"]!["version"] is not null)
            .SelectMany(d => d["filters"]!["prefixMatch"]!.AsArray().Select(p => (Folder: p!.GetValue<string>(), Days: d["actions"]!["version"]!["delete"]!["daysAfterCreationGreaterThan"]!.GetValue<int>())))
            .ToLookup(r => r.Folder, r => r.Days);

        Assert.Equal(30, Assert.Single(rules["preparations/"]));
        Assert.All((string[])["replies/", "questionnaires/", "drafts/", "plans/"], folder => Assert.Equal(365, Assert.Single(rules[folder])));
    }

    [Fact]
    public async Task One_switch_turns_on_the_scan_of_uploads_and_the_obedience_of_the_app()
    {
        var scan = Assert.Single(await Arm.ResourcesAsync("Microsoft.Security/defenderForStorageSettings"));
        var setting = (await Arm.AppConfigAsync("appsettings"))["Replies__RequireScan"]!.GetValue<string>();
        var given = Given(await Arm.TemplateAsync()).ToLookup(p => p.Key, p => p.Value);

        Assert.Equal("[parameters('scanForMalware')]", scan["condition"]!.GetValue<string>());
        Assert.True(scan["properties"]!["malwareScanning"]!["onUpload"]!["isEnabled"]!.GetValue<bool>());
        Assert.Equal("[string(parameters('requireScan'))]", setting);
        Assert.Equal("[parameters('scanForMalware')]", Assert.Single(given["scanForMalware"]));
        Assert.Equal("[parameters('scanForMalware')]", Assert.Single(given["requireScan"]));
    }

    [Fact]
    public async Task The_scheduler_is_there_only_when_it_is_asked_for_and_has_the_hub_of_host_json()
    {
        var template = await Arm.TemplateAsync();
        var durable = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Local.Hosting.RepositoryRoot.Find(), "host.json")))!["extensions"]!["durableTask"]!;
        var settings = await Arm.AppConfigAsync("appsettings");

        Assert.False(template["parameters"]!["durableTaskScheduler"]!["defaultValue"]!.GetValue<bool>());
        Assert.Equal("[parameters('durableTaskScheduler')]", template["resources"]!["scheduler"]!["condition"]!.GetValue<string>());
        Assert.Equal("AzureStorage", durable["storageProvider"]!["type"]!.GetValue<string>());
        Assert.Equal("[parameters('schedulerConnection')]", settings["DURABLE_TASK_SCHEDULER_CONNECTION_STRING"]!.GetValue<string>());
        var hub = Assert.Single(await Arm.ResourcesAsync("Microsoft.DurableTask/schedulers/taskHubs"));
        Assert.Contains($"'{durable["hubName"]}'", hub["name"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_that_was_given_a_beginning_writes_before_and_when_it_is_used_up()
    {
        var budget = Assert.Single(await Arm.ResourcesAsync("Microsoft.Consumption/budgets"));
        var mails = budget["properties"]!["notifications"]!.AsObject().Select(n => n.Value!).ToArray();

        Assert.Equal("[not(empty(parameters('budgetStart')))]", budget["condition"]!.GetValue<string>());
        Assert.Equal(["Actual", "Forecasted"], mails.Select(m => m["thresholdType"]!.GetValue<string>()));
        Assert.All(mails, m => Assert.NotEmpty(m["contactEmails"]!.AsArray()));
    }

    // What the modules are given, by the names of their parameters.
    private static IEnumerable<KeyValuePair<string, string>> Given(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(f => f.Value is JsonObject { Count: 1 } only && only["value"] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? [KeyValuePair.Create(f.Key, value.GetValue<string>())]
            : Given(f.Value)),
        JsonArray items => items.SelectMany(Given),
        _ => [],
    };

    [Fact]
    public async Task Every_phrase_that_an_alert_looks_for_is_said_by_the_app()
    {
        var phrases = Phrase().Matches(await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "modules", "problems.kql"))).Select(m => m.Groups[1].Value).ToArray();
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(Local.Hosting.RepositoryRoot.Find(), "functions", "App"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText));

        Assert.NotEmpty(phrases);
        Assert.All(phrases, phrase => Assert.Matches($"Log(Warning|Error)\\(\"\\{{Mandate\\}} [^\"]*{Regex.Escape(phrase)}", code));
    }

    private static string? Example(string setting) => setting switch
    {
        "Mail:From" => "secretariat@mandates.example",
        "Mail:CanLookUp" or "Replies:RequireScan" => "False",
        "Mail:EventKey" => "",
        "Access:LinkKey" or "Access:FormerLinkKey" => Convert.ToBase64String(new byte[32]),
        _ => "https://mandates.example",
    };

    [GeneratedRegex("^(AzureWebJobs|DURABLE_TASK_|APPLICATIONINSIGHTS_|FUNCTIONS_|OTEL_)")]
    private static partial Regex OfTheHost();

    [GeneratedRegex("Message contains '([^']+)'")]
    private static partial Regex Phrase();
}
