using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Local.Hosting;

public sealed record LocalHostOptions
{
    /// <summary>Where host.json and local.settings.json stand: the root of the repository.</summary>
    public required string Root { get; init; }

    /// <summary>The folder of everything that this host writes; its owner holds it with <see cref="DataFolder"/>.</summary>
    public required string Data { get; init; }

    /// <summary>The types whose [Function] methods are the app: usually all of its assembly.</summary>
    public required IReadOnlyCollection<Type> Functions { get; init; }

    /// <summary>Registers the app's services and middleware.</summary>
    public required Action<IFunctionsWorkerApplicationBuilder, IConfiguration> Register { get; init; }

    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Settings that win over local.settings.json and the environment.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>Settings that every other source wins over.</summary>
    public Dictionary<string, string?> DefaultSettings { get; init; } = [];

    /// <summary>The host's real time, which timers and the mail catcher use.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether timer functions fire on time; with a virtual clock its owner fires them.</summary>
    public bool StartTimers { get; init; } = true;

    /// <summary>The host's own services beside the app's, such as the durable engine.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>The host's own addresses beside the app's, below /_local.</summary>
    public Action<IEndpointRouteBuilder>? Routes { get; init; }

    public Action<ILoggingBuilder>? Logging { get; init; }
}
