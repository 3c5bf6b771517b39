using Mandates.Functions.Clock;
using Mandates.Local.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mandates.Local.Hosting;

/// <summary>The app in one process on loopback: http and timer functions, the durable functions' code, the mail catcher.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    private readonly WebApplication web;

    private LocalHost(WebApplication web) => this.web = web;

    public Uri Address => new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public TimerDispatcher Timers => web.Services.GetRequiredService<TimerDispatcher>();

    public MailCatcher Mail => web.Services.GetRequiredService<MailCatcher>();

    public IServiceProvider Services => web.Services;

    /// <exception cref="LocalHostException">The host cannot run; the message says why and what to do.</exception>
    public static async Task<LocalHost> StartAsync(LocalHostOptions options, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(options.Data);
        var web = Build(options);
        try
        {
            Map(web);
            var timers = web.Services.GetRequiredService<TimerDispatcher>();
            await ListenAsync(web, options.Port, cancellationToken);
            if (options.StartTimers)
                timers.Start();
            return new LocalHost(web);
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when Ctrl+C or SIGTERM has stopped the host, or the token.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => web.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // Before the services that the functions use are gone.
        await Timers.StopAsync();
        await web.StopAsync();
        await web.DisposeAsync();
    }

    private static WebApplication Build(LocalHostOptions options)
    {
        var host = HostJson.Read(Path.Combine(options.Root, "host.json"));
        var catalog = new FunctionCatalog(options.Functions);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Development,
            ContentRootPath = options.Root,
        });
        builder.Configuration.AddLocalSettings(options);
        options.Logging?.Invoke(builder.Logging);
        builder.WebHost.UseKestrel(kestrel =>
        {
            if (options.Port == 0)
                kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(options.Port);
        });
        // As the real worker does in Development: a scoped service taken from the root fails here and not on Azure.
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);

        var application = new LocalApplicationBuilder(builder.Services);
        builder.Services
            .AddRouting()
            .AddSingleton(options)
            .AddSingleton(host)
            .AddSingleton(catalog)
            .AddSingleton(application)
            .AddSingleton(_ => EventSigner.In(options.Data))
            .AddSingleton<DeliveryEvents>(services => new(
                services.GetRequiredService<EventSigner>(), services.GetRequiredService<MailCatcher>(), services.GetRequiredService<IServer>(), options.Time, services.GetService<MandateClock>()))
            .AddSingleton(_ => MailCatcher.Open(Path.Combine(options.Data, "mail.jsonl"), options.Time))
            .AddSingleton<FunctionInvoker>()
            .AddSingleton<HttpDispatcher>()
            .AddSingleton<TimerDispatcher>()
            .AddSingleton<IDurableTaskFactory, DurableFunctions>();
        options.Services?.Invoke(builder.Services);
        options.Register(application, builder.Configuration);

        return builder.Build();
    }

    private static void Map(WebApplication web)
    {
        web.Use(OwnName.RequireAsync);
        web.UseRouting();
        web.Use(HttpDispatcher.ForgetWrongMethod);
        var mail = web.Services.GetRequiredService<MailCatcher>();
        web.MapMailProvider(mail);
        web.MapInbox(mail);
        web.Services.GetRequiredService<LocalHostOptions>().Routes?.Invoke(web);
        DeliveryEvents.Map(web, web.Services.GetRequiredService<DeliveryEvents>());
        web.Services.GetRequiredService<HttpDispatcher>().Map(web);
    }

    private static async Task ListenAsync(WebApplication web, int port, CancellationToken cancellationToken)
    {
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw new LocalHostException($"Port {port} of this computer cannot be used ({e.Message.TrimEnd('.')}); choose another with --port.", e);
        }
    }
}
