using System.Text.RegularExpressions;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Telemetry;

[Collection(nameof(RehearsedMandate))]
public sealed partial class LogScanTests(RehearsedMandate rehearsed)
{
    [Fact]
    public async Task A_whole_mandate_leaves_no_address_no_name_no_code_and_no_key_in_logs_and_traces()
    {
        var secrets = new HashSet<string>([.. Addresses(), .. Codes(), .. Keys(), .. await NamesAsync()], StringComparer.OrdinalIgnoreCase);

        Assert.True(secrets.Count > 30, $"{secrets.Count} secrets are too few to show anything.");
        Assert.True(rehearsed.Said.Lines.Count > 5_000, $"{rehearsed.Said.Lines.Count} lines are too few to show anything.");
        Assert.NotEmpty(rehearsed.Said.Activities);
        Assert.Empty(rehearsed.Said.Everything.SelectMany(said => secrets
            .Where(secret => said.Contains(secret, StringComparison.OrdinalIgnoreCase)).Select(secret => $"{secret} in: {said}")).Take(5));
        Assert.DoesNotContain(rehearsed.Said.Everything, said => Address().IsMatch(said));
    }

    private IEnumerable<string> Addresses() => rehearsed.Host.Host.Mail.Mails.Select(m => m.To);

    private IEnumerable<string> Codes() => rehearsed.Host.Host.Mail.Mails
        .Select(m => Code().Match(m.Text ?? "")).Where(m => m.Success).Select(m => m.Groups[1].Value);

    private IEnumerable<string> Keys() =>
        ((string[])["link-key", "development-token"]).Select(name => File.ReadAllText(Path.Combine(rehearsed.Data, name)));

    private async Task<IEnumerable<string>> NamesAsync()
    {
        using var http = rehearsed.Host.CreateClient(CallerRoles.Secretariat);
        var participants = await http.GetFromJsonAsync<JsonElement>($"/api/mandates/{rehearsed.Plan.Mandate.Id}/participants");
        return [.. participants.EnumerateArray().Where(p => p.GetProperty("kind").GetString() == "focalPoint").Select(p => p.GetProperty("name").GetString()!)];
    }

    [GeneratedRegex(@"/enter#(\S+)")]
    private static partial Regex Code();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")]
    private static partial Regex Address();
}
