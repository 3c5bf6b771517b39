using System.Net.NetworkInformation;
using System.Security.Cryptography;
using Mandates.Functions;
using Mandates.Functions.Web.Access;
using Mandates.Local.Engine;
using Mandates.Local.Hosting;
using Mandates.Local.Mail;
using Mandates.Local.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Local;

public sealed record MandateHostOptions
{
    public required string Root { get; init; }

    /// <summary>The folder that everything is written to. Held before the storage starts on it.</summary>
    public required DataFolder Data { get; init; }

    /// <summary>0 takes a free one.</summary>
    public int Port { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>False when a rehearsal moves the clock and fires the timer functions itself.</summary>
    public bool RunsByItself { get; init; } = true;

    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>The host's owner's own services, such as one that listens to the log.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <inheritdoc cref="LocalHostOptions.Routes"/>
    public Action<IEndpointRouteBuilder>? Routes { get; init; }

    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>The connection to a storage that is there already and stays. Null has Azurite on the data, which starts and ends with the host.</summary>
    public string? Storage { get; init; }

    /// <inheritdoc cref="DurableEngineOptions.Commit"/>
    internal Action<Action> Commit { get; init; } = commit => commit();
}

/// <summary>The whole product on one machine: the app, the durable engine, Azurite and the mail catcher.</summary>
public sealed class MandateHost : IAsyncDisposable
{
    private readonly Azurite? azurite;

    private readonly string data;

    private MandateHost(LocalHost host, Azurite? azurite, string data)
    {
        Host = host;
        this.azurite = azurite;
        this.data = data;
    }

    public LocalHost Host { get; }

    public DurableEngine Engine => Host.Services.GetRequiredService<DurableEngine>();

    /// <exception cref="LocalHostException">It cannot run here; the message says why and what to do.</exception>
    public static async Task<MandateHost> StartAsync(MandateHostOptions options, CancellationToken cancellationToken)
    {
        var azurite = options.Storage is null ? await Azurite.StartAsync(options.Root, options.Data.Path, options.Progress, cancellationToken: cancellationToken) : null;
        try
        {
            var host = await LocalHost.StartAsync(Of(options, options.Port == 0 ? FreePort() : options.Port, options.Storage ?? azurite!.ConnectionString), cancellationToken);
            await host.Services.GetRequiredService<DurableEngine>().StartAsync();
            return new(host, azurite, options.Data.Path);
        }
        catch
        {
            await EndAsync(azurite);
            throw;
        }
    }

    /// <summary>A client that acts in a role, as an officer's own tools would.</summary>
    public HttpClient CreateClient(CallerRoles role = CallerRoles.Secretariat)
    {
        var client = new HttpClient { BaseAddress = Host.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", CodeOf(role));
        return client;
    }

    /// <summary>The link by which a developer enters in a role.</summary>
    public Uri LinkOf(CallerRoles role) => new(Host.Address, $"enter#{CodeOf(role)}");

    private string CodeOf(CallerRoles role) => DevelopmentCodes.Of(role, DataSecret.In(data, "development-token").Value);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await EndAsync(azurite);
    }

    private static Task EndAsync(Azurite? azurite) => azurite?.StopAsync() ?? Task.CompletedTask;

    private static LocalHostOptions Of(MandateHostOptions options, int port, string storage) => new()
    {
        Root = options.Root,
        Data = options.Data.Path,
        Port = port,
        Time = options.Time,
        StartTimers = options.RunsByItself,
        Functions = typeof(Composition).Assembly.GetTypes(),
        Register = Composition.AddMandates,
        Logging = Warnings,
        Routes = options.Routes,
        DefaultSettings = new() { ["Mail:From"] = "secretariat@mandates.example", ["SweepSchedule"] = "0 17 * * * *", ["SweepLeftoversSchedule"] = "0 47 3 * * SUN" },
        Settings = new(Own(options.Data.Path, port, storage).Concat(options.Settings).GroupBy(s => s.Key).Select(same => same.Last())),
        Services = services =>
        {
            services.AddSingleton(options.Time);
            services.AddSingleton(provider => OpenEngine(provider, options.Commit));
            services.AddSingleton<DurableTaskClient>(provider => provider.GetRequiredService<DurableEngine>().Client);
            options.Services?.Invoke(services);
        },
    };

    // These override local.settings.json: a copy of the sample must not send mail into the world.
    private static Dictionary<string, string?> Own(string data, int port, string storage) => new()
    {
        ["Storage:Connection"] = storage,
        ["Mail:ApiKey"] = MailCatcher.ApiKey,
        ["Mail:EventKey"] = EventKey(data),
        ["Mail:Host"] = $"http://localhost:{port}/_local/mail",
        ["Mail:BaseAddress"] = $"http://localhost:{port}",
        ["Mail:CanLookUp"] = "true",
        ["Access:LinkKey"] = DataSecret.In(data, "link-key").Value,
        ["Access:DevelopmentToken"] = DataSecret.In(data, "development-token").Value,
        // There is no platform here whose headers could be trusted.
        ["WEBSITE_SITE_NAME"] = null,
        ["WEBSITE_AUTH_ENABLED"] = null,
    };

    private static string EventKey(string data)
    {
        using var signer = EventSigner.In(data);
        return signer.PublicKey;
    }

    // A start that fails is told in one sentence, not by the host's own stack trace.
    private static void Warnings(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
        .AddSimpleConsole(console => console.SingleLine = true);

    // The mails name the address of the pages, so that it must be known before the host listens. Not one that the
    // system hands out: another program could be given the same one before the host listens.
    internal static int FreePort()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(l => l.Port).ToHashSet();
        int port;
        do
        {
            port = RandomNumberGenerator.GetInt32(20_000, 30_000);
        }
        while (taken.Contains(port));
        return port;
    }

    private static DurableEngine OpenEngine(IServiceProvider services, Action<Action> commit)
    {
        var options = services.GetRequiredService<LocalHostOptions>();
        var host = services.GetRequiredService<HostJson>();
        return DurableEngine.Open(
            new()
            {
                File = Path.Combine(options.Data, "engine.db"),
                MaxActivities = host.MaxActivities,
                MaxOrchestrators = host.MaxOrchestrators,
                DefaultVersion = host.DefaultVersion,
                VersionMatch = host.VersionMatch,
                VersionFailure = host.VersionFailure,
                Commit = commit,
            },
            services.GetRequiredService<IDurableTaskFactory>(), services, options.Time, services.GetRequiredService<ILoggerFactory>());
    }
}
