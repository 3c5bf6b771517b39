namespace Mandates.App.Tests.Infra;

/// <summary>What must hold of every installation, asked of the template that is deployed.</summary>
public sealed class SecurityRulesTests
{
    // Blob data owner, queue and table data contributor, secrets user, metrics publisher; with the scheduler its data contributor.
    private static readonly string[] Roles =
    [
        "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        "4633458b-17de-408a-b874-0445c86b69e6", "3913510d-42f4-4e42-8a64-420c390055eb",
        "0ad04412-c4d5-4796-b79c-f76d14c8d402",
    ];

    [Fact]
    public async Task The_storage_opens_to_identities_and_to_no_shared_key()
    {
        var account = await Arm.TheOneAsync("Microsoft.Storage/storageAccounts");

        Assert.False(account["allowSharedKeyAccess"]!.GetValue<bool>());
        Assert.False(account["allowCrossTenantReplication"]!.GetValue<bool>());
    }

    [Fact]
    public async Task No_blob_is_public()
    {
        Assert.False((await Arm.TheOneAsync("Microsoft.Storage/storageAccounts"))["allowBlobPublicAccess"]!.GetValue<bool>());
        Assert.All(
            await Arm.ResourcesAsync("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", container["properties"]!["publicAccess"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Nothing_answers_without_TLS_or_with_one_before_1_2()
    {
        var account = await Arm.TheOneAsync("Microsoft.Storage/storageAccounts");
        var app = await Arm.TheOneAsync("Microsoft.Web/sites");

        Assert.True(account["supportsHttpsTrafficOnly"]!.GetValue<bool>());
        Assert.Equal("TLS1_2", account["minimumTlsVersion"]!.GetValue<string>());
        Assert.True(app["httpsOnly"]!.GetValue<bool>());
        Assert.Equal("1.2", app["siteConfig"]!["minTlsVersion"]!.GetValue<string>());
        Assert.Equal("1.2", app["siteConfig"]!["scmMinTlsVersion"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_deleted_or_overwritten_can_be_had_back()
    {
        var blobs = await Arm.TheOneAsync("Microsoft.Storage/storageAccounts/blobServices");

        Assert.True(blobs["isVersioningEnabled"]!.GetValue<bool>());
        Assert.True(blobs["deleteRetentionPolicy"]!["enabled"]!.GetValue<bool>());
        Assert.True(blobs["containerDeleteRetentionPolicy"]!["enabled"]!.GetValue<bool>());
        Assert.Equal("CanNotDelete", (await Arm.TheOneAsync("Microsoft.Authorization/locks"))["level"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_submission_can_be_neither_changed_nor_deleted()
    {
        var policy = Assert.Single(await Arm.ResourcesAsync("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies"));

        Assert.Contains("'submissions'", policy["name"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.False(policy["properties"]!["allowProtectedAppendWrites"]!.GetValue<bool>());
        var days = (await Arm.TemplateAsync())["parameters"]!["immutableDays"]!["defaultValue"]!.GetValue<int>();
        Assert.True(days >= 365, $"{days} days");
    }

    [Fact]
    public async Task The_app_takes_no_publishing_password()
    {
        var passwords = await Arm.ResourcesAsync("Microsoft.Web/sites/basicPublishingCredentialsPolicies");

        Assert.Equal(2, passwords.Length);
        Assert.All(passwords, p => Assert.False(p["properties"]!["allow"]!.GetValue<bool>()));
        Assert.Equal("Disabled", (await Arm.TheOneAsync("Microsoft.Web/sites"))["siteConfig"]!["ftpsState"]!.GetValue<string>());
    }

    [Fact]
    public async Task Keys_are_given_in_secret_and_stand_in_the_vault_alone()
    {
        var template = await Arm.TemplateAsync();
        var settings = (await Arm.AppConfigAsync("appsettings")).AsObject();

        // The key by which the provider's events are verified is a public one.
        Assert.All(
            template["parameters"]!.AsObject().Where(p => p.Key.EndsWith("Key", StringComparison.Ordinal) && p.Key != "mailEventKey"),
            key => Assert.Equal("securestring", key.Value!["type"]!.GetValue<string>(), ignoreCase: true));
        Assert.All(
            settings.Where(s => s.Key.EndsWith("Key", StringComparison.Ordinal) && s.Key != "Mail__EventKey"),
            key => Assert.Matches(@"^\[parameters\('\w+KeySetting'\)\]$", key.Value!.GetValue<string>()));
        Assert.DoesNotContain(template["outputs"]!.AsObject(), o => o.Key.EndsWith("Key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_vault_goes_by_roles_and_forgets_nothing_at_once()
    {
        var vault = await Arm.TheOneAsync("Microsoft.KeyVault/vaults");

        Assert.True(vault["enableRbacAuthorization"]!.GetValue<bool>());
        Assert.True(vault["enableSoftDelete"]!.GetValue<bool>());
        Assert.True(vault["enablePurgeProtection"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Who_reads_a_key_or_writes_past_the_app_is_logged()
    {
        var logs = await Arm.ResourcesAsync("Microsoft.Insights/diagnosticSettings");
        string[] Scopes(string of) => [.. logs.Where(l => l["scope"]!.ToString().Contains(of, StringComparison.Ordinal)).SelectMany(l => Categories(l["properties"]!))];

        Assert.Equal(["AuditEvent"], Scopes("Microsoft.KeyVault/vaults"));
        Assert.Equal(["StorageWrite", "StorageDelete"], Scopes("blobServices"));
        Assert.Equal(["StorageWrite", "StorageDelete"], Scopes("tableServices"));
        Assert.Equal(["FunctionAppLogs"], Scopes("Microsoft.Web/sites"));
        Assert.All(logs, log => Assert.Contains("workspaces", log["properties"]!["workspaceId"]!.ToString(), StringComparison.Ordinal));
    }

    // Written one by one, or in a loop over their names.
    private static IEnumerable<string> Categories(JsonNode properties) => properties["copy"] is { } loops
        ? System.Text.RegularExpressions.Regex.Matches(loops.ToJsonString(), "Storage(Write|Delete|Read)").Select(m => m.Value).Distinct()
        : properties["logs"]!.AsArray().Where(l => l!["enabled"]!.GetValue<bool>()).Select(l => l!["category"]!.GetValue<string>());

    [Fact]
    public async Task The_app_has_these_roles_each_on_one_resource_and_no_other()
    {
        var assignments = await Arm.ResourcesAsync("Microsoft.Authorization/roleAssignments");
        var named = assignments.Select(a => a.ToJsonString()).ToArray();

        // The three of the storage are one resource in a loop.
        Assert.Equal(4, assignments.Length);
        Assert.All(assignments, a => Assert.NotNull(a["scope"]));
        var template = (await Arm.TemplateAsync()).ToJsonString();
        Assert.All(Roles, role => Assert.Contains(role, template, StringComparison.Ordinal));
        Assert.Equal(Roles.Length, System.Text.RegularExpressions.Regex.Count(template, "[\"'][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[\"']"));
        Assert.All(named, a => Assert.Contains("ServicePrincipal", a, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Officers_sign_in_with_the_platform_and_their_tokens_are_not_kept()
    {
        var signIn = await Arm.AppConfigAsync("authsettingsV2");

        Assert.True(signIn["platform"]!["enabled"]!.GetValue<bool>());
        Assert.Equal("AllowAnonymous", signIn["globalValidation"]!["unauthenticatedClientAction"]!.GetValue<string>());
        Assert.True(signIn["identityProviders"]!["azureActiveDirectory"]!["enabled"]!.GetValue<bool>());
        Assert.NotEmpty(signIn["identityProviders"]!["azureActiveDirectory"]!["validation"]!["allowedAudiences"]!.AsArray());
        Assert.True(signIn["httpSettings"]!["requireHttps"]!.GetValue<bool>());
        Assert.False(signIn["login"]!["tokenStore"]!["enabled"]!.GetValue<bool>());
        Assert.Equal("[tenant().tenantId]", (await Arm.AppConfigAsync("appsettings"))["Access__Tenant"]!.GetValue<string>());
    }

    [Fact]
    public async Task Telemetry_is_written_by_the_apps_identity_only_and_has_a_daily_cap()
    {
        Assert.True((await Arm.TheOneAsync("Microsoft.Insights/components"))["DisableLocalAuth"]!.GetValue<bool>());
        Assert.NotNull((await Arm.TheOneAsync("Microsoft.OperationalInsights/workspaces"))["workspaceCapping"]!["dailyQuotaGb"]);
    }
}
