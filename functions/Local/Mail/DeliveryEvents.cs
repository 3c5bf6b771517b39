using Mandates.Functions.Clock;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mandates.Local.Mail;

/// <summary>An event to be reported of the mails to an address, or of one notice.</summary>
/// <param name="Event">As the provider names it: <c>delivered</c>, <c>bounce</c>, <c>blocked</c>, <c>dropped</c>, <c>deferred</c>, <c>processed</c>.</param>
/// <param name="To">An address: the last mail to it is meant.</param>
/// <param name="Notice">Or the id of a notice.</param>
/// <param name="Copies">How often the same event is posted.</param>
public sealed record EventOrder(string Event, string? To = null, string? Notice = null, int Copies = 1);

/// <summary>Posts delivery events to the app, signed as the provider signs them.</summary>
public sealed class DeliveryEvents(EventSigner signer, MailCatcher mail, IServer server, TimeProvider time, MandateClock? clock = null) : IDisposable
{
    private readonly HttpClient http = new();

    /// <summary>The provider's events in its own shape, ending as its bodies do; the signature covers every byte.</summary>
    public static byte[] Body(params IEnumerable<object> events) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(events), .. "\r\n"u8];

    /// <summary>One event of a caught mail.</summary>
    public object Of(CaughtMail caught, string kind) => new Dictionary<string, object?>
    {
        ["email"] = caught.To,
        ["timestamp"] = Now.ToUnixTimeSeconds(),
        ["event"] = kind == "blocked" ? "bounce" : kind,
        ["type"] = kind is "blocked" or "bounce" ? kind : null,
        ["reason"] = kind is "blocked" or "bounce" ? $"550 <{caught.To}> was refused" : null,
        ["sg_message_id"] = $"{caught.Id}.recvd-1",
        ["sg_event_id"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{kind}-{caught.Id}-{Now.ToUnixTimeMilliseconds()}")),
        ["notice"] = caught.Notice,
    };

    /// <summary>Posts a body with a signature of this moment; tests may choose another moment.</summary>
    public Task<HttpResponseMessage> PostAsync(byte[] body, DateTimeOffset? at = null) =>
        http.PostAsync(new Uri(Address, "api/mail/events"), signer.Sign(body, at ?? Now));

    public static void Map(IEndpointRouteBuilder routes, DeliveryEvents events) =>
        routes.MapPost("/_local/mail/events", async (EventOrder order) => await events.ReportAsync(order));

    public void Dispose() => http.Dispose();

    /// <summary>Real providers report in the time of the world; here it is the mandate's, which the app goes by.</summary>
    private DateTimeOffset Now => clock?.Now.ToDateTimeOffset() ?? time.GetUtcNow();

    private Uri Address => new(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private async Task<IResult> ReportAsync(EventOrder order)
    {
        if (mail.Mails.LastOrDefault(m => order.Notice is null ? m.To == order.To : m.Notice == order.Notice) is not { } caught)
            return Results.NotFound();
        using var answer = await PostAsync(Body(Enumerable.Repeat(Of(caught, order.Event), Math.Clamp(order.Copies, 1, 1000))));
        return Results.StatusCode((int)answer.StatusCode);
    }
}
