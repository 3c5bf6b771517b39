using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Resilience;

/// <summary>What one request of the app to its storage or its mail provider meets; it is sent when told so.</summary>
internal delegate Task<HttpResponseMessage> Meets(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send);

/// <summary>The line between the app and what is outside of it: a test can listen, disturb and cut it.</summary>
internal sealed class Wire(Meets meets) : DelegatingHandler
{
    /// <summary>Lays the line, with retries that do not wait.</summary>
    public static void Lay(IServiceCollection services, Meets meets)
    {
        services.AddSingleton(Over(new TableClientOptions(), meets)).AddSingleton(Over(new BlobClientOptions(), meets));
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new Wire(meets)));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        meets(request, () => base.SendAsync(request, cancellationToken));

    private static T Over<T>(T options, Meets meets)
        where T : ClientOptions
    {
        options.Transport = new HttpClientTransport(new HttpClient(new Wire(meets) { InnerHandler = new SocketsHttpHandler() }) { Timeout = Timeout.InfiniteTimeSpan });
        options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        return options;
    }
}
