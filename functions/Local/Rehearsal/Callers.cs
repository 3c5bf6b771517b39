using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Local.Mail;

namespace Mandates.Local.Rehearsal;

/// <summary>The public API as each actor reaches it: officers in their role, participants by the code in their mail.</summary>
public sealed partial class Callers(MandateHost mandates) : IDisposable
{
    private readonly Dictionary<Actor, HttpClient> clients = [];

    public async Task<PublicApi> OpenAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!clients.TryGetValue(actor, out var http))
        {
            http = clients[actor] = actor switch
            {
                Actor.Officer officer => mandates.CreateClient(officer.Role),
                Actor.Reader reader => await EnterAsync(NewestCode(mandates.Host.Mail, reader.Mailbox), cancellationToken),
                Actor.Process => new HttpClient { BaseAddress = mandates.Host.Address },
                _ => throw new ArgumentOutOfRangeException(nameof(actor), actor, "No caller acts in this role."),
            };
        }

        return new(http) { Code = actor is Actor.Process process ? NewestCode(mandates.Host.Mail, process.Mailbox, "consultation") : "" };
    }

    public void Dispose()
    {
        foreach (var http in clients.Values)
        {
            http.Dispose();
        }
    }

    /// <summary>The code in the newest mail to a mailbox.</summary>
    public static string NewestCode(MailCatcher mail, string mailbox, string page = "enter") => mail.Mails.Reverse()
        .Where(m => m.To.Equals(mailbox, StringComparison.OrdinalIgnoreCase))
        .SelectMany(m => Code().Matches(m.Text ?? ""))
        .FirstOrDefault(found => found.Groups["page"].Value == page)?.Groups["code"].Value
        ?? throw new RehearsalException($"No mail to {mailbox} carries a personal link.");

    private async Task<HttpClient> EnterAsync(string code, CancellationToken cancellationToken)
    {
        var http = new HttpClient { BaseAddress = mandates.Host.Address };
        using var answer = await http.PostAsJsonAsync("/api/session", new CodeGiven(code), ApiJson.Options, cancellationToken);
        await PublicApi.ThrowUnlessSuccessAsync(answer, cancellationToken);
        return http;
    }

    [GeneratedRegex(@"/(?<page>enter|consultation)#(?<code>\S+)")]
    private static partial Regex Code();
}
