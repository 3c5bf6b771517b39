using System.Net;

namespace Mandates.Remote;

/// <summary>
/// Sends a request again while the installation is being restarted. That is safe: each act of the script, done again,
/// changes nothing.
/// </summary>
internal sealed class PatientHandler(TimeSpan patience) : DelegatingHandler(new HttpClientHandler())
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly HttpStatusCode[] OfARestart = [HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var until = TimeProvider.System.GetUtcNow() + patience;
        while (true)
        {
            try
            {
                // With its body: the host may go down in the middle of it.
                var response = await base.SendAsync(request, cancellationToken);
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                if (!IsOfARestart(response) || TimeProvider.System.GetUtcNow() > until)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (TimeProvider.System.GetUtcNow() < until)
            {
                // The host is down or went down with the request; both pass when it is there again.
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    // Each error of the app's own has a body; an empty one is the host's, which has lost its worker.
    private static bool IsOfARestart(HttpResponseMessage response) =>
        OfARestart.Contains(response.StatusCode) || response is { StatusCode: HttpStatusCode.InternalServerError, Content.Headers.ContentLength: null or 0 };
}
