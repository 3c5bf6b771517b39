using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Mandates.Functions.Record;

/// <summary>Makes the tables and containers when the first mandate is started, so that no start of the app pays for it.</summary>
public sealed class StorageSetup(TableServiceClient tables, BlobServiceClient blobs)
{
    public Task EnsureAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        .. StorageNames.Tables.Select(name => (Task)tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
        .. StorageNames.Containers.Select(name => (Task)blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
    ]);
}
