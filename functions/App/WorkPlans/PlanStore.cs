using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Storage;

namespace Mandates.Functions.WorkPlans;

/// <summary>The revisions of each work plan, one immutable blob each; what was read once is kept in memory.</summary>
public sealed class PlanStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Plans);
    private readonly ConcurrentDictionary<(string Mandate, int Revision), WorkPlan> known = new();

    /// <summary>Stores a revision unless another plan already has its number; tells whether this one holds it.</summary>
    public async Task<bool> TryAddAsync(WorkPlan plan, CancellationToken stop)
    {
        var bytes = WorkPlanJson.Write(plan);
        var blob = container.GetBlobClient(Name(plan.Mandate.Id, plan.Revision));
        try
        {
            await blob.UploadAsync(BinaryData.FromBytes(bytes), new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } }, stop);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            var held = await blob.DownloadContentAsync(stop);
            return held.Value.Content.ToMemory().Span.SequenceEqual(bytes);
        }
    }

    /// <summary>A plan that the record names is there; anything else is a fault.</summary>
    public async Task<WorkPlan> ReadAsync(string mandate, int revision, CancellationToken stop)
    {
        if (known.TryGetValue((mandate, revision), out var plan))
        {
            return plan;
        }

        var blob = await container.GetBlobClient(Name(mandate, revision)).DownloadContentAsync(stop);
        plan = blob.Value.Content.ToObjectFromJson<WorkPlan>(WorkPlanJson.Options)!;
        return known.GetOrAdd((mandate, revision), plan);
    }

    private static string Name(string mandate, int revision) => $"{mandate}/{revision:D4}.json";
}
