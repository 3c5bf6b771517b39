using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mandates.Functions.Record;

internal static class RecordRoom
{
    public static IServiceCollection AddRecord(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ParticipantOptions>(configuration, "Participants");
        return services.AddStorage(configuration)
            .AddSingleton<Journal>().AddSingleton<FactCache>().AddSingleton<MandateStore>().AddSingleton<MandateWriter>().AddSingleton<MandateIndex>().AddSingleton<PhaseNudge>()
            .AddSingleton<PlanStore>().AddSingleton<PersonStore>().AddSingleton<LinkUses>().AddSingleton<Retention>().AddSingleton<DayCounts>().AddSingleton<SharedDocuments>();
    }

    // The accounts are named by address in Azure, where the app's identity opens them, and by connection string locally.
    private static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = configuration["Storage:Connection"];
        Uri Address(string key) => new(configuration[key]
            ?? throw new InvalidOperationException($"The setting '{key}' is missing; give it or 'Storage:Connection'."));

        services.TryAddSingleton(_ => Bounded(new TableClientOptions()));
        services.TryAddSingleton(_ => Bounded(new BlobClientOptions()));
        return services
            .AddSingleton(provider => connection is null
                ? new TableServiceClient(Address("Storage:TableUri"), configuration.Identity(), provider.GetRequiredService<TableClientOptions>())
                : new TableServiceClient(connection, provider.GetRequiredService<TableClientOptions>()))
            .AddSingleton(provider => connection is null
                ? new BlobServiceClient(Address("Storage:BlobUri"), configuration.Identity(), provider.GetRequiredService<BlobClientOptions>())
                : new BlobServiceClient(connection, provider.GetRequiredService<BlobClientOptions>()))
            .AddSingleton<StorageSetup>().AddSingleton<StorageHealth>();
    }

    // By default a call waits 100 seconds, four times over: longer than whoever asked.
    private static T Bounded<T>(T options)
        where T : ClientOptions
    {
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(15);
        options.Retry.MaxRetries = 2;
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        return options;
    }
}
