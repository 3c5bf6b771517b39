using Mandates.Functions.Clock;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Mail;

/// <summary>
/// The provider's reports on our mails. Nothing is parsed before the signature is verified, and nothing changes but
/// the state of a notice and the health of an address.
/// </summary>
public sealed class DeliveryApi(EventSignature signature, Deliveries deliveries, MandateClock clock)
{
    private const int MaxBytes = 1024 * 1024;

    [Api("For the mail provider: its signed reports of delivery", Takes = typeof(Stream), Header = "X-Twilio-Email-Event-Webhook-Signature", Problems = [401])]
    [Function("ReceiveMailEvents"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mail/events")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            throw ProblemException.TooLarge(MaxBytes);
        }

        using var body = new MemoryStream();
        await new BoundedStream(request.Body, MaxBytes).CopyToAsync(body, cancellationToken);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (!signature.IsOf(request.Headers, bytes))
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        try
        {
            await deliveries.TakeAsync(DeliveryReport.Read(bytes, clock.Now), client, cancellationToken);
        }
        catch (JsonException)
        {
            throw new ProblemException(400, "The body does not have the expected form.", "Send the provider's events as a JSON list.");
        }

        return Results.NoContent();
    }
}
