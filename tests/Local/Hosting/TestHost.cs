using Mandates.Local.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Local.Tests.Hosting;

/// <summary>A local host of its own folder and port, running the functions of the given types.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly LocalHostOptions options;

    private TestHost(LocalHostOptions options, LocalHost host)
    {
        this.options = options;
        Host = host;
        Http = new HttpClient { BaseAddress = host.Address };
    }

    public LocalHost Host { get; private set; }

    public HttpClient Http { get; private set; }

    public Journal Journal => Host.Services.GetRequiredService<Journal>();

    public static Task<TestHost> StartAsync(params Type[] functions) => StartAsync(o => o with { Functions = functions });

    public static async Task<TestHost> StartAsync(Func<LocalHostOptions, LocalHostOptions> change)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var options = change(Options(folder.FullName));
            return new TestHost(options, await LocalHost.StartAsync(options));
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    public static LocalHostOptions Options(string folder, string routePrefix = "")
    {
        File.WriteAllText(Path.Combine(folder, "host.json"), $$"""{ "extensions": { "http": { "routePrefix": "{{routePrefix}}" } } }""");
        return new LocalHostOptions
        {
            Root = folder,
            Data = Path.Combine(folder, "data"),
            Functions = [],
            Register = (builder, _) => builder.Services.AddSingleton<Journal>(),
            StartTimers = false,
        };
    }

    public static Action<IFunctionsWorkerApplicationBuilder, Microsoft.Extensions.Configuration.IConfiguration> Registering(
        Action<IFunctionsWorkerApplicationBuilder> more) => (builder, _) =>
        {
            builder.Services.AddSingleton<Journal>();
            more(builder);
        };

    public Task<HttpResponseMessage> SendAsync(string method, string path) => Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

    /// <summary>Ends the host and starts it anew on the same folder.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Host = await LocalHost.StartAsync(options);
        Http = new HttpClient { BaseAddress = Host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(options.Root, recursive: true);
    }

    private async Task StopAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }
}
