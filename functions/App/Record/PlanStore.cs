using System.Collections.Concurrent;
using Azure.Storage.Blobs;

namespace Mandates.Functions.Record;

/// <summary>
/// The revisions of each work plan, each a blob under its own hash: one that was written but never confirmed does
/// no harm. Plans that were read once are cached.
/// </summary>
public sealed class PlanStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Plans);
    private readonly ConcurrentDictionary<(MandateId Mandate, string Sha256), WorkPlan> known = new();

    /// <returns>The hash under which the plan is kept.</returns>
    public async Task<string> WriteAsync(WorkPlan plan, CancellationToken cancellationToken)
    {
        var sha256 = WorkPlanJson.Sha256(plan);
        await container.GetBlobClient(Name(plan.Mandate.Id, sha256)).WriteOnceAsync(BinaryData.FromBytes(WorkPlanJson.Write(plan)), cancellationToken);
        return sha256;
    }

    /// <summary>A plan that the record names.</summary>
    /// <exception cref="AlteredBlobException">It is gone, or is not as it was recorded.</exception>
    public async Task<WorkPlan> ReadAsync(MandateId mandate, string sha256, CancellationToken cancellationToken)
    {
        if (known.TryGetValue((mandate, sha256), out var plan))
        {
            return plan;
        }

        plan = await container.GetBlobClient(Name(mandate, sha256)).ReadHashedAsync<WorkPlan>(sha256, WorkPlanJson.Options, cancellationToken);
        return known.GetOrAdd((mandate, sha256), plan);
    }

    private static string Name(MandateId mandate, string sha256) => $"{mandate}/{sha256}.json";
}
