using System.Net;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Mandates.Functions.Mail;

/// <summary>A message as the provider is to send it; <see cref="NoticeId"/> comes back in its events.</summary>
public sealed record Message(string NoticeId, Recipient To, Letter Letter);

public sealed record SendResult(NoticeOutcome Outcome, string? Detail);

/// <summary>
/// Step 4 of 4: the mail provider, one request per recipient. <see cref="NoticeDelivery"/> calls it, with a notice that
/// it has reserved. It calls only the provider, and tells <see cref="ProviderPace"/> how the provider answers.
/// </summary>
public sealed class SendGridMailer(HttpClient http, ProviderPace pace, IOptions<MailOptions> options)
{
    private readonly MailOptions mail = options.Value;
    private readonly SendGridClient client = new(http, new SendGridClientOptions { ApiKey = options.Value.ApiKey, Host = options.Value.Host });

    /// <summary>Does not throw when the provider or the network fails: the outcome tells it.</summary>
    public async Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        var request = new SendGridMessage
        {
            From = new(mail.From, mail.FromName),
            ReplyTo = new(message.Letter.ReplyTo.Email, message.Letter.ReplyTo.Name),
            Subject = message.Letter.Subject,
            PlainTextContent = message.Letter.Text,
            HtmlContent = message.Letter.Html,
        };
        request.AddTo(new EmailAddress(message.To.Email, message.To.Name));
        request.AddCustomArg("notice", message.NoticeId);
        request.SetClickTracking(false, false);
        request.SetOpenTracking(false);
        foreach (var attachment in message.Letter.Attachments)
        {
            request.AddAttachment(attachment.Name, Convert.ToBase64String(attachment.Content), attachment.MediaType, "attachment");
        }

        try
        {
            var response = await client.SendEmailAsync(request, cancellationToken);
            pace.Learn(response.StatusCode, response.Headers);
            return response.StatusCode switch
            {
                HttpStatusCode.Accepted or HttpStatusCode.OK =>
                    new(NoticeOutcome.Accepted, response.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : null),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests =>
                    new(NoticeOutcome.Deferred, $"The provider answered {(int)response.StatusCode}."),
                < HttpStatusCode.InternalServerError =>
                    new(NoticeOutcome.Failed, $"The provider answered {(int)response.StatusCode}."),
                _ => new(NoticeOutcome.Unconfirmed, $"The provider answered {(int)response.StatusCode}."),
            };
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return new(NoticeOutcome.Deferred, "The provider could not be reached.");
        }
        catch (Exception silence) when (silence is HttpRequestException || (silence is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new(NoticeOutcome.Unconfirmed, "The provider did not answer.");
        }
    }

    /// <summary>Asks whether a notice was accepted; null when this account cannot ask or gets no answer.</summary>
    public async Task<bool?> WasAcceptedAsync(string noticeId, CancellationToken cancellationToken)
    {
        if (!mail.CanLookUp)
        {
            return null;
        }

        var query = JsonSerializer.Serialize(new { limit = 1, query = $"unique_args['notice']=\"{noticeId}\"" });
        var response = await client.RequestAsync(BaseClient.Method.GET, urlPath: "messages", queryParams: query, cancellationToken: cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return null;
        }

        using var found = JsonDocument.Parse(await response.Body.ReadAsStringAsync(cancellationToken));
        return found.RootElement.GetProperty("messages").GetArrayLength() > 0;
    }
}
