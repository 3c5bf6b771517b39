using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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

        return services
            .AddSingleton(provider => connection is null
                ? new TableServiceClient(Address("Storage:TableUri"), configuration.Identity(), provider.GetService<TableClientOptions>())
                : new TableServiceClient(connection, provider.GetService<TableClientOptions>()))
            .AddSingleton(provider => connection is null
                ? new BlobServiceClient(Address("Storage:BlobUri"), configuration.Identity(), provider.GetService<BlobClientOptions>())
                : new BlobServiceClient(connection, provider.GetService<BlobClientOptions>()))
            .AddSingleton<StorageSetup>();
    }
}
