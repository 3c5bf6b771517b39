using System.Reflection;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Mandates.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Mandates.App.Tests.Settings;

/// <summary>The settings that the app asks for when all its options are bound and its storage clients are made.</summary>
internal static class ReadSettings
{
    /// <summary>What the Functions host reads for itself; in Azure it has them from the plan or by address.</summary>
    public static readonly string[] OfTheHost = ["AzureWebJobsDisableHomepage", "AzureWebJobsStorage", "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "FUNCTIONS_WORKER_RUNTIME"];

    public static IReadOnlySet<string> OfTheApp(IConfiguration given)
    {
        var asked = new HashSet<string>();
        var builder = new Builder();
        builder.AddMandates(new Recording(given, asked));
        using var services = builder.Services.AddLogging().BuildServiceProvider();
        foreach (var options in OptionsOf(builder.Services))
        {
            var bound = services.GetRequiredService(typeof(IOptions<>).MakeGenericType(options));
            bound.GetType().GetProperty(nameof(IOptions<>.Value))!.GetValue(bound);
        }

        services.GetRequiredService<TableServiceClient>();
        services.GetRequiredService<BlobServiceClient>();
        asked.UnionWith(Schedules());

        // A section is asked for on the way to its settings.
        return asked.Where(name => !asked.Any(other => other.StartsWith(name + ":", StringComparison.Ordinal))).ToHashSet();
    }

    private static IEnumerable<Type> OptionsOf(IServiceCollection services) => services
        .Select(s => s.ServiceType)
        .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IConfigureOptions<>))
        .Select(t => t.GetGenericArguments()[0])
        .Where(t => t.Assembly == typeof(Composition).Assembly)
        .Distinct();

    private static IEnumerable<string> Schedules() => typeof(Composition).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods())
        .SelectMany(m => m.GetParameters())
        .Select(p => p.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule)
        .OfType<string>()
        .Where(schedule => schedule.StartsWith('%'))
        .Select(schedule => schedule.Trim('%'));

    private sealed class Builder : IFunctionsWorkerApplicationBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();

        public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) => this;
    }
}
