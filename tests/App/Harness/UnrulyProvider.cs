using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Mandates.App.Tests;

/// <summary>A mail provider on loopback that answers as the test wants, and remembers what it was sent.</summary>
public sealed class UnrulyProvider : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly Lock gate = new();
    private readonly List<string> accepted = [];

    private UnrulyProvider(WebApplication web) => this.web = web;

    /// <summary>The answer to the next mails: a status, or null to break the connection after the mail was taken.</summary>
    public int? Answer { get; set; } = StatusCodes.Status202Accepted;

    public string Address => web.Urls.First();

    /// <summary>Ids of the notices that went out.</summary>
    public IReadOnlyList<string> Accepted
    {
        get
        {
            lock (gate)
            {
                return [.. accepted];
            }
        }
    }

    public static async Task<UnrulyProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new UnrulyProvider(builder.Build());
        provider.web.MapPost("/v3/mail/send", provider.SendAsync);
        provider.web.MapGet("/v3/messages", provider.Find);
        await provider.web.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private async Task SendAsync(HttpContext http)
    {
        var mail = await http.Request.ReadFromJsonAsync<JsonElement>();
        if (Answer is null or StatusCodes.Status202Accepted)
        {
            lock (gate)
            {
                accepted.Add(mail.GetProperty("personalizations")[0].GetProperty("custom_args").GetProperty("notice").GetString()!);
            }
        }

        if (Answer is { } status)
        {
            http.Response.StatusCode = status;
        }
        else
        {
            http.Abort();
        }
    }

    private async Task Find(HttpContext http)
    {
        var query = http.Request.Query["query"].ToString();
        var messages = Accepted.Where(id => query.Contains(id, StringComparison.Ordinal)).Select(id => new { msg_id = id });
        await http.Response.WriteAsJsonAsync(new { messages });
    }
}
